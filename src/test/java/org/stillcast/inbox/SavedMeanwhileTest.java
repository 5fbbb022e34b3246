package org.stillcast.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillcast.faults.Operation;
import org.stillcast.files.ClaimedFile;
import org.stillcast.files.Fingerprint;
import org.stillcast.files.FreeName;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody saves a manifest at every moment of what the program does with the one of that name. What a person has not
 * replaced is there in the end, where people look for it.
 */
class SavedMeanwhileTest extends DisturbedInbox {
    private static final String NAME = "book.json";
    private static final int RACES = 500;

    /** How a program saves. */
    private enum Way {
        RENAMES {
            @Override
            void save(Path file, String text) throws IOException {
                Path whole = Files.writeString(file.resolveSibling("." + text), text);
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        },
        WRITES_ANEW {
            @Override
            void save(Path file, String text) throws IOException {
                Files.writeString(file, text);
            }
        };

        abstract void save(Path file, String text) throws IOException;
    }

    static List<Arguments> deeds() {
        List<Arguments> all = new ArrayList<>();
        for (Deed deed : Deed.values()) {
            for (Way way : Way.values()) {
                all.add(Arguments.of(deed, way, true));
                all.add(Arguments.of(deed, way, false));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void aManifestThatIsSavedWhileItsPredecessorIsMovedStaysInTheInbox(Deed deed, Way way, boolean hasHardLinks)
            throws IOException {
        int moments = moments(deed, way, hasHardLinks);

        for (int moment = 1; moment <= moments + 1; moment++) {
            makeInbox();
            moveAndSaveAt(deed, way, hasHardLinks, List.of(moment, Integer.MAX_VALUE), Integer.MAX_VALUE);

            assertThat(visible()).as("saved at %d of %d", moment, moments).containsAll(kept);
            boolean saved = kept.contains("newer 1");
            assertThat(Files.exists(folder.resolve(NAME))).isEqualTo(saved);
            assertThat(hidden(folder)).isEmpty();
            assertThat(hidden(folder.resolve("done"))).isEmpty();
            assertThat(hidden(folder.resolve("failed"))).isEmpty();
            if (saved) {
                assertThat(folder.resolve(NAME))
                        .as("saved at %d of %d", moment, moments)
                        .hasContent("newer 1");
            }
        }
        assertThat(moments).isGreaterThan(15);
    }

    @ParameterizedTest
    @CsvSource({"RENAMES, true", "RENAMES, false", "WRITES_ANEW, true", "WRITES_ANEW, false"})
    void savedTwiceNoVersionIsLostThatNobodyReplaced(Way way, boolean hasHardLinks) throws IOException {
        int moments = moments(Deed.ACCEPT, way, hasHardLinks);

        for (int first = 1; first < moments; first++) {
            for (int second = first + 1; second <= moments; second += 1 + (second - first)) {
                makeInbox();
                moveAndSaveAt(Deed.ACCEPT, way, hasHardLinks, List.of(first, second), Integer.MAX_VALUE);

                assertThat(visible())
                        .as("saved at %d and %d of %d", first, second, moments)
                        .containsAll(kept);
                if (kept.contains("newer 2")) {
                    assertThat(folder.resolve(NAME)).hasContent("newer 2");
                }
            }
        }
    }

    /** The fault begins at a moment and stays, as when the share goes away or the program is killed. */
    @ParameterizedTest
    @CsvSource({"ACCEPT, RENAMES, true", "REJECT, RENAMES, false", "REJECT, WRITES_ANEW, true"})
    void whatIsLeftHalfMovedIsPutRightAtTheNextStart(Deed deed, Way way, boolean hasHardLinks) throws IOException {
        int moments = moments(deed, way, hasHardLinks);

        for (int broken = 1; broken <= moments; broken++) {
            for (int saved : new int[] {broken - 1, Integer.MAX_VALUE}) {
                makeInbox();
                moveAndSaveAt(deed, way, hasHardLinks, List.of(Math.max(1, saved), Integer.MAX_VALUE), broken);
                inbox.sweep();

                assertThat(visible())
                        .as("saved at %d, broken at %d of %d", saved, broken, moments)
                        .containsAll(kept);
                assertThat(hidden(folder)).isEmpty();
                assertThat(hidden(folder.resolve("done"))).isEmpty();
                assertThat(hidden(folder.resolve("failed"))).isEmpty();
            }
        }
    }

    private int moments(Deed deed, Way way, boolean hasHardLinks) throws IOException {
        return moveAndSaveAt(deed, way, hasHardLinks, List.of(Integer.MAX_VALUE), Integer.MAX_VALUE);
    }

    /** Moves a manifest where an older one has been before it, and returns how many operations there were. */
    private int moveAndSaveAt(Deed deed, Way way, boolean hasHardLinks, List<Integer> moments, int brokenFrom)
            throws IOException {
        for (String name : List.of("done", "failed")) {
            keep(folder.resolve(name).resolve(NAME), "older in " + name);
        }
        Path manifest = keep(folder.resolve(NAME), "worked on");
        return run(deed, manifest, brokenFrom, (moment, operation, path) -> {
            if (moments.contains(moment)) {
                save(way, manifest, "newer " + (1 + moments.indexOf(moment)));
            }
            if (operation == Operation.LINK && !hasHardLinks) {
                throw unsupported(path);
            }
        });
    }

    /** What is under that name now is replaced by a person. */
    private void save(Way way, Path file, String text) throws IOException {
        if (Files.exists(file)) {
            kept.remove(Files.readString(file));
        }
        way.save(file, text);
        kept.add(text);
    }

    private Set<String> visible() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path place : List.of(folder, folder.resolve("done"), folder.resolve("failed"))) {
            try (Stream<Path> all = Files.list(place)) {
                for (Path file :
                        all.filter(file -> file.toString().endsWith(".json")).toList()) {
                    if (!file.getFileName().toString().startsWith(".")) {
                        found.add(Files.readString(file));
                    }
                }
            }
        }
        return found;
    }

    private static List<String> hidden(Path place) throws IOException {
        try (Stream<Path> all = Files.list(place)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("."))
                    .toList();
        }
    }

    @Test
    void aManifestThatIsPutInReplacesNone() throws IOException {
        for (int moment = 1; moment <= 12; moment++) {
            makeInbox();
            int at = moment;
            AtomicInteger count = new AtomicInteger();
            files.inject((operation, path) -> {
                if (count.incrementAndGet() == at) {
                    save(Way.RENAMES, folder.resolve(NAME), "saved");
                }
            });

            kept.add("put in");

            inbox.put(NAME, out -> out.write("put in".getBytes(UTF_8)));
            files.heal();

            assertThat(visible()).containsAll(kept);
        }
    }

    @Test
    void onlyTheFileThatIsMeantIsDeleted() throws IOException {
        for (int moment = 1; moment <= 12; moment++) {
            makeInbox();
            Path file = folder.resolve("done").resolve(NAME);
            String sha256 = Fingerprint.ofFile(Files.writeString(file, "meant"));
            int at = moment;
            AtomicInteger count = new AtomicInteger();
            files.inject((operation, path) -> {
                if (count.incrementAndGet() == at) {
                    save(Way.RENAMES, file, "saved");
                }
            });

            ClaimedFile.delete(
                    files.wrap(file), there -> Fingerprint.ofFile(there).equals(sha256), new FreeName(CLOCK));
            files.heal();

            assertThat(visible()).isEqualTo(kept);
        }
    }

    /** Without faults: two threads, and whatever the system makes of that. */
    @Test
    @DisabledOnOs(OS.WINDOWS) // a rename fails there while the file is open
    void nothingIsLostInRealRaces() throws Exception {
        Random random = new Random(9);
        ExecutorService saver = Executors.newSingleThreadExecutor();
        try {
            for (int race = 0; race < RACES; race++) {
                makeInbox();
                Path manifest = Files.writeString(folder.resolve(NAME), "worked on");
                String sha256 = Fingerprint.ofFile(manifest);
                Deed deed = race % 2 == 0 ? Deed.ACCEPT : Deed.REJECT;
                int turns = 1 << random.nextInt(20);
                CyclicBarrier start = new CyclicBarrier(2);
                Future<?> saved = saver.submit(() -> {
                    start.await();
                    for (int turn = 0; turn < turns; turn++) {
                        Thread.onSpinWait();
                    }
                    Way.RENAMES.save(manifest, "newer");
                    return null;
                });
                start.await();
                deed.run(new Inbox(folder, CLOCK), manifest, sha256);
                saved.get();

                assertThat(visible()).as("race %d", race).contains("newer");
                assertThat(manifest).hasContent("newer");
            }
        } finally {
            saver.shutdownNow();
        }
    }
}
