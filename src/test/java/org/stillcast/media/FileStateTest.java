package org.stillcast.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.Programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileStateTest {
    @TempDir
    private Path unresolved;

    private Path folder;
    private Path clip;

    @BeforeEach
    void makeClip() throws IOException {
        folder = Files.createDirectory(unresolved.toRealPath().resolve("audio"));
        clip = Files.writeString(folder.resolve("clip.wav"), "sound");
    }

    @Test
    void aFileThatIsLeftAloneIsUnchanged() throws Exception {
        FileState state = FileState.of(clip);

        assertThat(state.bytes()).isEqualTo(5);
        assertThatCode(state::requireUnchanged).doesNotThrowAnyException();
    }

    @Test
    void aFileThatIsWrittenToIsChangedEvenIfItsSizeIsNot() throws Exception {
        FileState state = FileState.of(clip);
        Files.writeString(clip, "SOUND");
        Files.setLastModifiedTime(clip, FileTime.from(Instant.parse("2031-01-01T00:00:00Z")));

        assertThatThrownBy(state::requireUnchanged)
                .isInstanceOf(UnusableFileException.class)
                .hasMessage("was changed while it was being used");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileThatAnotherOfTheSameSizeAndTimeHasReplacedIsChanged() throws Exception {
        FileState state = FileState.of(clip);
        Path other = Files.writeString(folder.resolve("other.wav"), "OTHER");
        Files.setLastModifiedTime(other, state.modified());
        Files.move(other, clip, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(state::requireUnchanged).isInstanceOf(UnusableFileException.class);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkInThePlaceOfTheFileIsRefused() throws Exception {
        FileState state = FileState.of(clip);
        Path moved = Files.move(clip, unresolved.resolve("moved.wav"));
        Files.createSymbolicLink(clip, moved);

        assertThatThrownBy(state::requireUnchanged)
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("a link has taken its place");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkInThePlaceOfItsFolderIsRefused() throws Exception {
        FileState state = FileState.of(clip);
        Path moved = Files.move(folder, unresolved.resolve("moved"));
        Files.createSymbolicLink(folder, moved);

        assertThatThrownBy(state::requireUnchanged)
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("a link has taken its place");
    }

    @Test
    void aFolderInThePlaceOfTheFileIsRefused() throws Exception {
        Files.delete(clip);
        Files.createDirectory(clip);

        assertThatThrownBy(() -> FileState.of(clip))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("is no longer a file but a folder");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipeInThePlaceOfTheFileIsRefusedWithoutWaiting() throws Exception {
        Files.delete(clip);
        Programs.pipe(clip);

        assertThatThrownBy(() -> FileState.of(clip))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("a device or pipe");
    }

    @Test
    void aFileThatIsGoneIsAMatterOfTheSurroundings() throws Exception {
        FileState state = FileState.of(clip);
        Files.delete(clip);

        assertThatThrownBy(state::requireUnchanged).isInstanceOf(NoSuchFileException.class);
    }
}
