package org.stillcast;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.faults.FaultyFileSystem;
import org.stillcast.faults.FileFault;
import org.stillcast.faults.FullDisk;
import org.stillcast.faults.Operation;
import org.stillcast.files.Fingerprint;
import org.stillcast.run.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillcast.faults.Operation.CREATE;
import static org.stillcast.faults.Operation.DELETE;
import static org.stillcast.faults.Operation.LINK;
import static org.stillcast.faults.Operation.LIST;
import static org.stillcast.faults.Operation.LOOK;
import static org.stillcast.faults.Operation.MAKE_FOLDER;
import static org.stillcast.faults.Operation.OPEN;
import static org.stillcast.faults.Operation.READ;
import static org.stillcast.faults.Operation.RENAME;
import static org.stillcast.faults.Operation.SYNC;
import static org.stillcast.faults.Operation.WRITE;

/** Full disks, lost permissions and lost shares: nobody's fault, nothing is lost, and the next try finishes. */
class SurroundingsTest {
    private static final String MANIFEST = "inbox/book.json";
    private static final int MOMENTS = 6;

    @TempDir
    private Path folder;

    private Path home;
    private final FaultyFileSystem files = new FaultyFileSystem();

    @BeforeEach
    void makeSources() throws IOException {
        home = Files.createDirectory(folder.toRealPath().resolve("home"));
        for (String name : List.of("inbox/done", "inbox/failed", "outbox", "temp")) {
            Files.createDirectories(home.resolve(name));
        }
        TestMedia.picture(home.resolve("inbox/bg.png"), 64, 36);
        for (int i = 1; i <= 8; i++) {
            TestMedia.clip(home.resolve("inbox/%d.wav".formatted(i)), i, "0.2");
        }
        drop();
    }

    private void drop() throws IOException {
        Files.writeString(
                home.resolve(MANIFEST),
                "{\"version\": 1, \"image\": \"bg.png\", \"onBadClip\": \"skip\", \"replace\": true,"
                        + " \"video\": {\"width\": 64, \"height\": 36}, \"split\": {\"every\": 0.5}, \"clips\": [%s]}"
                                .formatted(String.join(
                                        ", ",
                                        IntStream.rangeClosed(1, 8)
                                                .mapToObj("\"%d.wav\""::formatted)
                                                .toList())));
    }

    static List<Arguments> whatFails() {
        Function<Path, IOException> full = FileFault::noSpaceLeft;
        Function<Path, IOException> denied = FileFault::accessDenied;
        Function<Path, IOException> broken = FileFault::inputOutputError;
        return List.of(
                Arguments.of("temp", EnumSet.of(CREATE, WRITE, MAKE_FOLDER, LINK), full),
                Arguments.of("temp", EnumSet.of(CREATE, OPEN, READ, RENAME, MAKE_FOLDER, LINK, LIST), broken),
                Arguments.of("outbox", EnumSet.of(CREATE, WRITE, MAKE_FOLDER, LINK), full),
                Arguments.of("outbox", EnumSet.of(CREATE, OPEN, RENAME, MAKE_FOLDER, LINK), denied),
                Arguments.of("outbox", EnumSet.of(SYNC), broken),
                Arguments.of("inbox", EnumSet.of(READ, LIST), denied),
                Arguments.of("inbox", EnumSet.of(CREATE, RENAME, LINK), denied));
    }

    /** The fault begins at one of some moments spread over the run, and stays until it is mended. */
    @ParameterizedTest
    @MethodSource("whatFails")
    void whateverFailsInterruptsAndTheNextTryFinishes(
            String where, Set<Operation> operations, Function<Path, IOException> reason) throws Exception {
        try (Program program = new Program(files.wrap(home))) {
            AtomicInteger count = new AtomicInteger();
            inject(where, operations, reason, count, Integer.MAX_VALUE);
            assertThat(program.run(MANIFEST)).isInstanceOf(Outcome.Published.class);
            JsonNode undisturbed = parts();
            int all = count.get();
            assertThat(all).isPositive();

            for (int moment = 0; moment < Math.min(MOMENTS, all); moment++) {
                forget();
                count.set(0);
                int from = 1 + (int) ((long) moment * all / Math.min(MOMENTS, all));
                inject(where, operations, reason, count, from);
                Outcome disturbed = program.run(MANIFEST);
                files.heal();
                boolean finished = disturbed instanceof Outcome.Published;
                Outcome next = finished ? disturbed : program.run(MANIFEST);

                assertThat(disturbed)
                        .as("fault from operation %d of %d", from, all)
                        .isNotInstanceOf(Outcome.Failed.class);
                assertThat(next).as("after it").isInstanceOf(Outcome.Published.class);
                assertThat(parts()).isEqualTo(undisturbed);
                assertThat(home.resolve("inbox/done/book.json")).exists();
            }
        }
    }

    private void inject(
            String where,
            Set<Operation> operations,
            Function<Path, IOException> reason,
            AtomicInteger count,
            int from) {
        Path below = home.resolve(where);
        files.inject(FileFault.when(
                (operation, path) ->
                        operations.contains(operation) && path.startsWith(below) && count.incrementAndGet() >= from,
                reason));
    }

    /** Leaves the sources and the manifest, as if nothing had ever been done. */
    private void forget() throws IOException {
        files.heal();
        for (String name :
                List.of("inbox/done/book.json", "outbox/book", "outbox/.staging-book", "temp/video_segments")) {
            delete(home.resolve(name));
        }
        drop();
    }

    private static void delete(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            try (var content = Files.newDirectoryStream(path)) {
                for (Path file : content) {
                    delete(file);
                }
            }
        }
        Files.deleteIfExists(path);
    }

    @ParameterizedTest
    @ValueSource(longs = {20_000, 60_000, 120_000})
    void aDiskThatFillsUpIsGoneOnWithWhenThereIsRoom(long leftBytes) throws Exception {
        try (Program program = new Program(files.wrap(home))) {
            FullDisk disk = new FullDisk(home.resolve("temp"), leftBytes / 10);
            files.inject(disk);

            Outcome full = program.run(MANIFEST);
            boolean manifestStays = Files.exists(home.resolve(MANIFEST));
            List<String> halfDone = temporaries();
            disk.free(10_000_000);
            Outcome next = program.run(MANIFEST);

            assertThat(full)
                    .isInstanceOfSatisfying(
                            Outcome.Interrupted.class,
                            interrupted -> assertThat(interrupted.reason())
                                    .hasValueSatisfying(
                                            reason -> assertThat(reason).contains("No space left on device")));
            assertThat(manifestStays).isTrue();
            assertThat(halfDone).as("what takes the room").isEmpty();
            assertThat(next).isInstanceOf(Outcome.Published.class);
        }
    }

    /** Of a clip whose format changes, and of one whose file has a fault, a copy is made; it goes with what is made of it. */
    @ParameterizedTest
    @CsvSource({
        "uneven.mp3, .snd, WRITE",
        "uneven.mp3, sketch_, WRITE",
        "uneven.mp3, segment_, RENAME",
        "odd.wav, .snd, WRITE",
        "odd.wav, sketch_, WRITE",
        "odd.wav, segment_, RENAME"
    })
    void copiesOfClipsDoNotStayWhereTheRoomIsNeeded(String clip, String fragment, Operation operation)
            throws Exception {
        makeUneven(home.resolve("inbox/uneven.mp3"));
        byte[] wav = Files.readAllBytes(home.resolve("inbox/1.wav"));
        ByteBuffer odd = ByteBuffer.allocate(wav.length + 8 + 27).order(ByteOrder.LITTLE_ENDIAN);
        odd.put(wav, 0, 36).put("LIST".getBytes(StandardCharsets.US_ASCII)).putInt(27);
        Files.write(
                home.resolve("inbox/odd.wav"),
                odd.position(36 + 8 + 27).put(wav, 36, wav.length - 36).array());
        Files.writeString(
                home.resolve(MANIFEST),
                "{\"version\": 1, \"image\": \"bg.png\", \"replace\": true, \"video\": {\"width\": 64, \"height\": 36},"
                        + " \"clips\": [\"%s\"]}".formatted(clip));
        try (Program program = new Program(files.wrap(home))) {
            files.inject(new FileFault() {
                @Override
                public void strike(Operation now, Path path) throws IOException {
                    if (now == RENAME && now == operation && isMeant(path)) {
                        throw FileFault.noSpaceLeft(path);
                    }
                }

                @Override
                public int room(Path path, int bytes) {
                    return operation == WRITE && isMeant(path) ? bytes / 2 : bytes;
                }

                private boolean isMeant(Path path) {
                    return String.valueOf(path.getFileName()).contains(fragment);
                }
            });

            Outcome full = program.run(MANIFEST);
            List<String> halfDone = temporaries();
            files.heal();
            Outcome next = program.run(MANIFEST);

            assertThat(full).isInstanceOf(Outcome.Interrupted.class);
            assertThat(halfDone)
                    .as("what takes the room")
                    .filteredOn(name -> name.endsWith(".snd"))
                    .isEmpty();
            assertThat(next).isInstanceOf(Outcome.Published.class);
        }
    }

    private static void makeUneven(Path target) throws IOException {
        Path first = target.resolveSibling("first.mp3");
        Path second = target.resolveSibling("second.mp3");
        TestMedia.run("-f", "lavfi", "-i", "sine=d=1:r=24000", "-ac", "1", first.toString());
        TestMedia.run("-f", "lavfi", "-i", "sine=d=1:r=44100", "-ac", "2", second.toString());
        Files.write(target, Files.readAllBytes(first));
        Files.write(target, Files.readAllBytes(second), StandardOpenOption.APPEND);
    }

    private List<String> temporaries() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("temp"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.contains(".tmp-"))
                    .toList();
        }
    }

    /** On Windows, by a virus scanner; the program of this test tries nothing again that has failed. */
    @Test
    void whatAnotherProgramHoldsForAMomentInterruptsNothing() throws Exception {
        try (Program program = new Program(files.wrap(home))) {
            Path outbox = home.resolve("outbox");
            files.inject(FileFault.firstTimes(
                    1,
                    (operation, path) -> EnumSet.of(DELETE, OPEN).contains(operation)
                            && path.startsWith(outbox)
                            && !path.endsWith(".stillcast.lock"),
                    FileFault::heldOpen));

            Outcome outcome = program.run(MANIFEST);

            assertThat(outcome).isInstanceOf(Outcome.Published.class);
            assertThat(outbox.resolve(".staging-book")).doesNotExist();
        }
    }

    @Test
    void tooLittleRoomIsSaidBeforeTheFirstClip() throws Exception {
        try (Program program = new Program(files.wrap(home))) {
            files.pretendUsableSpace(1_000);

            Outcome outcome = program.run(MANIFEST);

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Interrupted.class,
                            interrupted -> assertThat(interrupted.reason())
                                    .hasValueSatisfying(reason ->
                                            assertThat(reason).startsWith("not enough room on the disk of ")));
        }
    }

    /** Two looks that fail are not two that show the same: the clips may well have been mended in between. */
    @Test
    void sourcesThatCannotBeLookedAtAreNotTakenForUnchanged() throws Exception {
        try (Program program = new Program(files.wrap(home))) {
            assertThat(program.run(MANIFEST)).isInstanceOf(Outcome.Published.class);
            Path manifest = home.resolve(MANIFEST);
            Files.move(home.resolve("inbox/done/book.json"), manifest);
            Path journal = Files.createDirectories(home.resolve("temp/video_segments/book"))
                    .resolve("journal.jsonl");
            Files.writeString(
                    journal,
                    "{\"published\":\"%s\",\"sources\":\"%s\"}\n"
                            .formatted(
                                    Fingerprint.ofFile(manifest),
                                    Fingerprint.of(
                                            Collections.nCopies(9, "gone").toArray())));
            AtomicBoolean away = new AtomicBoolean();
            files.inject((operation, path) -> {
                away.compareAndSet(false, operation == READ && path.equals(journal));
                if (away.get() && operation == LOOK && path.toString().endsWith(".wav")) {
                    throw FileFault.inputOutputError(path);
                }
            });

            Outcome whileAway = program.run(MANIFEST);
            files.heal();
            Outcome next = program.run(MANIFEST);

            assertThat(whileAway).isInstanceOf(Outcome.Interrupted.class);
            assertThat(next).isInstanceOf(Outcome.Published.class);
        }
    }

    /** Looking up a hundred thousand clips takes minutes, and the picture's head was read before. */
    @Test
    void aPictureThatIsReplacedWhileClipsAreLookedUpIsNotShownByTheHeadOfTheOldOne() throws Exception {
        Path picture = home.resolve("inbox/bg.png");
        Path other = home.resolve("other.png");
        TestMedia.picture(other, 36, 64);
        try (Program program = new Program(files.wrap(home))) {
            files.inject((operation, path) -> {
                if (operation == READ && path.endsWith("8.wav") && Files.exists(other)) {
                    Files.move(other, picture, StandardCopyOption.REPLACE_EXISTING);
                }
            });

            Outcome interrupted = program.run(MANIFEST);
            Outcome next = program.run(MANIFEST);

            assertThat(interrupted)
                    .isInstanceOfSatisfying(
                            Outcome.Interrupted.class,
                            outcome -> assertThat(outcome.reason())
                                    .contains("the picture was changed since the manifest was read"));
            assertThat(next).isInstanceOf(Outcome.Published.class);
        }
    }

    /** A version that did not look for it has left no warning; the same must come of it as of a run from the start. */
    @Test
    void whatAnEarlierVersionDidNotLookForIsFoundInWhatItHasLeft() throws Exception {
        byte[] clip = Files.readAllBytes(home.resolve("inbox/3.wav"));
        Files.write(home.resolve("inbox/3.wav"), clip, StandardOpenOption.APPEND);
        try (Program program = new Program(files.wrap(home))) {
            assertThat(program.run(MANIFEST)).isInstanceOf(Outcome.Published.class);
            Path file = home.resolve("outbox/book/book.json");
            ObjectNode result = (ObjectNode) new ObjectMapper().readTree(file.toFile());
            JsonNode warnings = result.path("warnings").deepCopy();
            result.putArray("warnings");
            new ObjectMapper().writeValue(file.toFile(), result);
            Files.move(home.resolve("inbox/done/book.json"), home.resolve(MANIFEST));

            assertThat(program.run(MANIFEST)).isInstanceOf(Outcome.Published.class);

            assertThat(warnings.path(0).path("message").asText()).startsWith("holds more sound than its head says");
            assertThat(new ObjectMapper().readTree(file.toFile()).path("warnings"))
                    .isEqualTo(warnings);
        }
    }

    private JsonNode parts() throws IOException {
        return new ObjectMapper()
                .readTree(home.resolve("outbox/book/book.json").toFile())
                .path("parts");
    }
}
