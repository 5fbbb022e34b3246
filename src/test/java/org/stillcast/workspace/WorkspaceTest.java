package org.stillcast.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.plan.RenderedSegment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class WorkspaceTest {
    private static final RenderedSegment RENDERED =
            new RenderedSegment(4, "食べる", "f1", 202_176, 2, Optional.of("crackles"));

    @TempDir
    private Path temp;

    @Test
    void filesHaveTheirNamesInTheFolderOfTheProject() throws IOException {
        Path folder = temp.resolve("video_segments").resolve("jlpt-n2");

        try (Workspace workspace = Workspace.open(temp, "jlpt-n2")) {
            assertThat(workspace.segment("食べる")).isEqualTo(folder.resolve("segment_食べる.mp4"));
            assertThat(workspace.still("f0")).isEqualTo(folder.resolve("still_f0.mp4"));
            assertThat(workspace.preview("f0")).isEqualTo(folder.resolve("preview_f0.mp4"));
            assertThat(folder).isDirectory();
        }
    }

    @Test
    void aSegmentIsRecalledAfterReopeningForWhicheverPositionItsClipHasNow() throws IOException {
        rememberOneOfTenBytes();

        try (Workspace workspace = Workspace.open(temp, "p")) {
            assertThat(workspace.recall(17, "食べる", "f1"))
                    .contains(new RenderedSegment(17, "食べる", "f1", 202_176, 2, Optional.of("crackles")));
            assertThat(workspace.journal().size()).isEqualTo(1);
        }
    }

    @Test
    void aSegmentIsNotRecalledForAnotherFingerprintOrClip() throws IOException {
        rememberOneOfTenBytes();

        try (Workspace workspace = Workspace.open(temp, "p")) {
            Files.writeString(workspace.segment("2"), "ten bytes!");

            assertThat(workspace.recall(4, "食べる", "f2")).isEmpty();
            assertThat(workspace.recall(4, "2", "f1")).isEmpty();
        }
    }

    @Test
    void aSegmentIsRecalledOnlyWhileItsFileHasTheSizeThatWasWrittenDown() throws IOException {
        rememberOneOfTenBytes();

        try (Workspace workspace = Workspace.open(temp, "p")) {
            Path file = workspace.segment("食べる");

            Files.writeString(file, "9 bytes!!");
            assertThat(workspace.recall(4, "食べる", "f1")).isEmpty();

            Files.writeString(file, "eleven byte");
            assertThat(workspace.recall(4, "食べる", "f1")).isEmpty();

            Files.delete(file);
            assertThat(workspace.recall(4, "食べる", "f1")).isEmpty();

            Files.writeString(file, "ten bytes!");
            assertThat(workspace.recall(4, "食べる", "f1")).contains(RENDERED);
        }
    }

    @Test
    void openingDeletesWhatWasLeftHalfWrittenAndNothingElse() throws IOException {
        rememberOneOfTenBytes();
        Path segment;
        Path ofAnotherProject;
        try (Workspace workspace = Workspace.open(temp, "p");
                Workspace other = Workspace.open(temp, "q")) {
            segment = workspace.segment("食べる");
            Path still = Files.createFile(workspace.still("f0"));
            Files.createFile(WholeFiles.temporaryFor(segment));
            Files.createFile(WholeFiles.temporaryFor(still));
            ofAnotherProject = Files.createFile(WholeFiles.temporaryFor(other.segment("1")));
        }

        Workspace.open(temp, "p").close();

        assertThat(temp.resolve("video_segments").resolve("p").toFile().list())
                .containsExactlyInAnyOrder("segment_食べる.mp4", "still_f0.mp4", "journal.jsonl");
        assertThat(ofAnotherProject).exists();
    }

    @Test
    void deletingTakesEverythingOfTheProjectAndCountsTheFiles() throws IOException {
        rememberOneOfTenBytes();
        try (Workspace workspace = Workspace.open(temp, "p");
                Workspace other = Workspace.open(temp, "q")) {
            Files.createFile(workspace.still("f0"));
            Files.createFile(workspace.preview("f0"));
            Files.createFile(WholeFiles.temporaryFor(workspace.segment("1")));
            Files.createFile(other.segment("1"));

            int count = workspace.delete();

            assertThat(count).isEqualTo(5);
            assertThat(temp.resolve("video_segments").resolve("p")).doesNotExist();
            assertThat(other.segment("1")).exists();
        }
    }

    @Test
    void aListIsWrittenAsUtf8() throws IOException {
        Path list = temp.resolve("part001_audio.ffconcat");

        Workspace.writeList(list, "file 'segment_食べる.mp4'\n");

        assertThat(list).hasBinaryContent("file 'segment_食べる.mp4'\n".getBytes(UTF_8));
    }

    /** Leaves a workspace of the project "p" as a crash does. */
    private void rememberOneOfTenBytes() throws IOException {
        try (Workspace workspace = Workspace.open(temp, "p")) {
            Files.writeString(workspace.segment("食べる"), "ten bytes!");
            workspace.remember(RENDERED);
        }
    }
}
