package org.stillcast.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.files.Fingerprint;
import org.stillcast.files.WholeFiles;
import org.stillcast.timeline.Take;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class WorkspaceTest {
    private static final Take RENDERED = new Take("f1", 202_176, 2, Optional.of("crackles"));

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
            assertThat(workspace.leftovers().recall("食べる", "f1")).contains(RENDERED);
            assertThat(workspace.journal().segments().clipCount()).isEqualTo(1);
        }
    }

    @Test
    void aSegmentIsNotRecalledForAnotherFingerprintOrFromAnotherContent() throws IOException {
        rememberOneOfTenBytes();

        try (Workspace workspace = Workspace.open(temp, "p")) {
            Files.writeString(workspace.segment("2"), "ten others");

            assertThat(workspace.leftovers().recall("食べる", "f2")).isEmpty();
            assertThat(workspace.leftovers().recall("2", "f1")).isEmpty();
        }
    }

    @Test
    void aSegmentIsRecalledOnlyWhileItsFileHasTheSizeThatWasWrittenDown() throws IOException {
        rememberOneOfTenBytes();

        try (Workspace workspace = Workspace.open(temp, "p")) {
            Path file = workspace.segment("食べる");

            Files.writeString(file, "9 bytes!!");
            assertThat(workspace.leftovers().recall("食べる", "f1")).isEmpty();

            Files.writeString(file, "ten others");
            assertThat(workspace.leftovers().recall("食べる", "f1")).isEmpty();

            Files.writeString(file, "eleven byte");
            assertThat(workspace.leftovers().recall("食べる", "f1")).isEmpty();

            Files.delete(file);
            assertThat(workspace.leftovers().recall("食べる", "f1")).isEmpty();

            Files.writeString(file, "ten bytes!");
            Files.writeString(workspace.sketch("f1"), "sk");
            assertThat(workspace.leftovers().recall("食べる", "f1")).isEmpty();

            Files.writeString(workspace.sketch("f1"), "sketch");
            assertThat(workspace.leftovers().recall("食べる", "f1")).contains(RENDERED);
        }
    }

    /** A clip was put in before the others, so that each has the name now that the next one had. */
    @Test
    void segmentsAreFoundAgainUnderOtherNamesWithoutOverwritingEachOther() throws IOException {
        try (Workspace workspace = Workspace.open(temp, "p")) {
            for (int i = 1; i <= 3; i++) {
                Files.writeString(workspace.segment("" + i), "segment of " + i);
                Files.writeString(workspace.sketch(fingerprint("f" + i)), "sketch");
                workspace.remember("" + i, new Take(fingerprint("f" + i), 100, 1, Optional.empty()));
            }
        }

        try (Workspace workspace = Workspace.open(temp, "p")) {
            rearrange(
                    workspace,
                    Map.of("1", "inserted", "2", fingerprint("f1"), "3", fingerprint("f2"), "4", fingerprint("f3")));
            Files.writeString(workspace.segment("1"), "the inserted one");

            for (int i = 2; i <= 4; i++) {
                assertThat(workspace.leftovers().recall("" + i, fingerprint("f" + (i - 1))))
                        .contains(new Take(fingerprint("f" + (i - 1)), 100, 1, Optional.empty()));
                assertThat(workspace.segment("" + i)).hasContent("segment of " + (i - 1));
            }
        }
    }

    /** As in a dictation, where the same pause stands between all words. */
    @Test
    void aSoundThatStandsInManyPlacesIsFoundForAllOfThemAfterOneWasPutInBefore() throws IOException {
        try (Workspace workspace = Workspace.open(temp, "p")) {
            Files.writeString(workspace.sketch(fingerprint("pause")), "sketch");
            for (String id : List.of("2", "4", "6")) {
                Files.writeString(workspace.segment(id), "a pause");
                workspace.remember(id, new Take(fingerprint("pause"), 100, 1, Optional.empty()));
            }
        }

        try (Workspace workspace = Workspace.open(temp, "p")) {
            rearrange(
                    workspace,
                    Map.of(
                            "1",
                            "new",
                            "2",
                            "a",
                            "3",
                            fingerprint("pause"),
                            "4",
                            "b",
                            "5",
                            fingerprint("pause"),
                            "7",
                            fingerprint("pause")));

            for (String id : List.of("3", "5", "7")) {
                assertThat(workspace.leftovers().recall(id, fingerprint("pause")))
                        .isPresent();
                assertThat(workspace.segment(id)).hasContent("a pause");
            }
        }
    }

    @Test
    void aRearrangementThatWasInterruptedLosesNothing() throws IOException {
        try (Workspace workspace = Workspace.open(temp, "p")) {
            Files.writeString(workspace.segment("1"), "segment of 1");
            Files.writeString(workspace.sketch(fingerprint("f1")), "sketch");
            workspace.remember("1", new Take(fingerprint("f1"), 100, 1, Optional.empty()));
            rearrange(workspace, Map.of("1", "inserted", "2", fingerprint("f1")));
            Files.writeString(workspace.segment("1"), "the inserted one, without its line");
        }

        try (Workspace workspace = Workspace.open(temp, "p")) {
            rearrange(workspace, Map.of("1", "inserted", "2", fingerprint("f1")));

            assertThat(workspace.leftovers().recall("2", fingerprint("f1"))).isPresent();
            assertThat(workspace.segment("2")).hasContent("segment of 1");
        }
    }

    @Test
    void whatAnEarlierVersionHasLeftUnderAnotherFingerprintIsTakenOver() throws IOException {
        rememberOneOfTenBytes();

        try (Workspace workspace = Workspace.open(temp, "p")) {
            assertThat(workspace.leftovers().adopt("食べる", "f0", "f9")).isEmpty();
            assertThat(workspace.leftovers().adopt("食べる", "f1", "f9")).contains(RENDERED.as("f9"));
        }

        try (Workspace workspace = Workspace.open(temp, "p")) {
            assertThat(workspace.leftovers().recall("食べる", "f9")).contains(RENDERED.as("f9"));
            assertThat(workspace.leftovers().isWhole("食べる", "f9")).isTrue();
            assertThat(workspace.sketch("f9")).hasContent("sketch");
        }
    }

    @Test
    void segmentsThatNoClipCanUseAnyMoreAreDeleted() throws IOException {
        rememberOneOfTenBytes();

        try (Workspace workspace = Workspace.open(temp, "p")) {
            rearrange(workspace, Map.of("食べる", "another"));

            assertThat(workspace.segment("食べる")).doesNotExist();
        }
    }

    @Test
    void aLoopCountsOnlyAsItWasMade() throws IOException {
        try (Workspace workspace = Workspace.open(temp, "p")) {
            Files.writeString(workspace.still("f"), "a loop");
            assertThat(workspace.isWholeLoop(workspace.still("f"))).isFalse();
            workspace.rememberLoop(workspace.still("f"));
        }

        try (Workspace workspace = Workspace.open(temp, "p")) {
            assertThat(workspace.isWholeLoop(workspace.still("f"))).isTrue();
            Files.writeString(workspace.still("f"), "a lo\u0000\u0000");
            assertThat(workspace.isWholeLoop(workspace.still("f"))).isFalse();
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
                .containsExactlyInAnyOrder("segment_食べる.mp4", "sketch_f1", "still_f0.mp4", "journal.jsonl");
        assertThat(ofAnotherProject).exists();
    }

    @Test
    void aDeletionThatWasInterruptedIsFinishedWhenTheProjectIsOpenedAgain() throws IOException {
        rememberOneOfTenBytes();
        try (Workspace workspace = Workspace.open(temp, "p")) {
            workspace.journal().recordEnd();
        }

        try (Workspace workspace = Workspace.open(temp, "p")) {
            assertThat(workspace.segment("食べる")).doesNotExist();
            assertThat(workspace.journal().hasSegments()).isFalse();
        }
    }

    @Test
    void aProjectIsForsakenWhenItsManifestHasGoneToDoneOrToFailed() throws IOException {
        Path manifest = Files.createFile(temp.resolve("p.json"));
        try (Workspace workspace = Workspace.open(temp, "p")) {
            workspace.journal().begin(manifest.toString(), "abc", "2026-11-24T09:08:07Z");
            assertThat(workspace.isForsaken()).isFalse();

            Files.delete(manifest);
            assertThat(workspace.isForsaken()).as("taken out to be mended").isFalse();

            Files.createFile(Files.createDirectories(temp.resolve("failed")).resolve("p.json"));
            assertThat(workspace.isForsaken()).as("an earlier one of that name").isFalse();

            workspace.journal().recordFailed();
            assertThat(workspace.isForsaken()).isTrue();

            workspace.journal().begin(manifest.toString(), "abd", "2026-11-24T10:00:00Z");
            assertThat(workspace.isForsaken()).as("worked on again").isFalse();

            workspace.journal().recordPublished("abc", Optional.of("s"));
            assertThat(workspace.isForsaken()).isTrue();

            Files.createFile(manifest);
            assertThat(workspace.isForsaken()).isFalse();
        }
        assertThat(Workspace.projects(temp)).containsExactly("p");
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

            assertThat(count).isEqualTo(6);
            assertThat(temp.resolve("video_segments").resolve("p")).doesNotExist();
            assertThat(other.segment("1")).exists();
        }
    }

    @Test
    void aListIsWrittenAsUtf8() throws IOException {
        Path list = temp.resolve("part001_audio.ffconcat");

        Workspace.writeList(list, text -> text.append("file 'segment_食べる.mp4'\n"));

        assertThat(list).hasBinaryContent("file 'segment_食べる.mp4'\n".getBytes(UTF_8));
    }

    /** Leaves a workspace of the project "p" as a crash does. */
    private void rememberOneOfTenBytes() throws IOException {
        try (Workspace workspace = Workspace.open(temp, "p")) {
            Files.writeString(workspace.segment("食べる"), "ten bytes!");
            Files.writeString(workspace.sketch("f1"), "sketch");
            workspace.remember("食べる", RENDERED);
        }
    }

    /** Returns one of the form that all have. */
    private static String fingerprint(String content) {
        return Fingerprint.of(content);
    }

    private static void rearrange(Workspace workspace, Map<String, String> fingerprintOfClip) throws IOException {
        workspace
                .leftovers()
                .rearrange(
                        (id, fingerprint) -> fingerprint.equals(fingerprintOfClip.get(id)),
                        fingerprintOfClip::containsValue);
    }
}
