package org.stillcast.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.faults.FaultyFileSystem;
import org.stillcast.faults.FileFault;
import org.stillcast.faults.Operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WholeFilesTest {
    private static final WholeFiles.Writer BREAKS_OFF = out -> {
        out.write("half of i".getBytes(UTF_8));
        throw new IOException("disk full");
    };

    @TempDir
    private Path folder;

    @Test
    void aFileIsWrittenInPlaceOfTheOneThatIsThere() throws IOException {
        Path target = Files.writeString(folder.resolve("list.json"), "a much longer text than the new one");

        WholeFiles.write(target, out -> out.write("new".getBytes(UTF_8)));

        assertThat(target).hasContent("new");
        assertThat(folder).isDirectoryNotContaining(file -> !file.equals(target));
    }

    @Test
    void theOldFileIsThereUntilTheNewOneIsWhole() throws IOException {
        Path target = Files.writeString(folder.resolve("list.json"), "old");

        WholeFiles.write(target, out -> {
            out.write("new".getBytes(UTF_8));
            out.flush();
            assertThat(target).hasContent("old");
        });

        assertThat(target).hasContent("new");
    }

    @Test
    void theOldFileStaysWhenTheWriterBreaksOff() throws IOException {
        Path target = Files.writeString(folder.resolve("list.json"), "old");

        assertThatThrownBy(() -> WholeFiles.write(target, BREAKS_OFF)).hasMessage("disk full");

        assertThat(target).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(file -> !file.equals(target));
    }

    @Test
    void nothingIsThereWhenTheFirstWriterBreaksOff() {
        Path target = folder.resolve("list.json");

        assertThatThrownBy(() -> WholeFiles.write(target, BREAKS_OFF)).hasMessage("disk full");

        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "segment_1.mp4, segment_1[.]tmp-[0-9a-f]{8}[.]mp4",
        "食べる.json, 食べる[.]tmp-[0-9a-f]{8}[.]json",
        "a.b.mp4, a[.]b[.]tmp-[0-9a-f]{8}[.]mp4",
        "ffmpeg-amd64, ffmpeg-amd64[.]tmp-[0-9a-f]{8}",
        "ffmpeg-4.4.1.exe, ffmpeg-4[.]4[.]1[.]tmp-[0-9a-f]{8}[.]exe"
    })
    void aTemporaryNameIsBesideItsTargetAndKeepsTheExtension(String name, String pattern) {
        Path target = folder.resolve(name);

        Path temporary = WholeFiles.temporaryFor(target);

        assertThat(temporary.getParent()).isEqualTo(folder);
        assertThat(temporary).isNotEqualTo(WholeFiles.temporaryFor(target));
        assertThat(temporary.getFileName().toString()).matches(pattern);
        assertThat(WholeFiles.isTemporary(temporary)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"segment_1.mp4", "journal.jsonl", "tmp-1.mp4", "segment_x.tmp.mp4"})
    void otherNamesAreNotTemporary(String name) {
        assertThat(WholeFiles.isTemporary(folder.resolve(name))).isFalse();
    }

    @Test
    void renamingReplacesTheTarget() throws IOException {
        Path source = Files.writeString(folder.resolve("new"), "new");
        Path target = Files.writeString(folder.resolve("old"), "old");

        WholeFiles.rename(source, target);

        assertThat(source).doesNotExist();
        assertThat(target).hasContent("new");
    }

    @Test
    void renamingWhatIsNotThereFailsAndLeavesTheTarget() throws IOException {
        Path source = folder.resolve("nothing");
        Path target = Files.writeString(folder.resolve("old"), "old");

        assertThatThrownBy(() -> WholeFiles.rename(source, target)).isInstanceOf(NoSuchFileException.class);

        assertThat(target).hasContent("old");
    }

    /** As a virus scanner on Windows does. */
    @Test
    void whatAnotherProgramHoldsOpenForAMomentIsWaitedFor() throws IOException {
        FaultyFileSystem files = new FaultyFileSystem();
        Path held = files.wrap(folder);
        Path file = Files.writeString(held.resolve("a"), "content");
        Files.writeString(held.resolve("link"), "old");
        Files.writeString(held.resolve("old"), "old");
        Files.writeString(held.resolve("c"), "c");
        Files.writeString(held.resolve("d"), "d");
        files.inject(FileFault.when(
                (operation, path) -> operation == Operation.LINK && !path.endsWith("renamed"),
                FileFault::accessDenied));
        files.inject(FileFault.firstTimes(
                2,
                (operation, path) -> !path.equals(folder)
                        && Set.of(Operation.DELETE, Operation.OPEN, Operation.READ, Operation.RENAME)
                                .contains(operation),
                FileFault::heldOpen));

        WholeFiles.sync(file);
        WholeFiles.link(file, held.resolve("link"));
        WholeFiles.rename(file, held.resolve("b"));
        WholeFiles.delete(held.resolve("old"));
        WholeFiles.delete(held.resolve("old"));
        WholeFiles.renameNew(held.resolve("c"), held.resolve("renamed"));
        WholeFiles.renameNew(held.resolve("d"), held.resolve("moved"));

        assertThat(folder.resolve("link")).hasContent("content");
        assertThat(folder.resolve("b")).hasContent("content");
        assertThat(folder.resolve("renamed")).hasContent("c");
        assertThat(folder.resolve("moved")).hasContent("d");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("link", "b", "renamed", "moved");
    }
}
