package org.stillcast;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.mp4.SoundTrack;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Good manifests, sounds and pictures, damaged at random. The law: the parts are right, or nothing is published and there
 * is a report. A clip that is not listed as left out is in its part, at its place, with exactly the samples that a plain
 * decode of its file has, and sounds like it. Nothing ends in a stack trace, nothing is left behind.
 *
 * <p>{@code -Dstillcast.fuzz.seed=7 -Dstillcast.fuzz.cases=100000} makes it another and a longer one; a failure names the
 * seed of its round, and the folder of its files is kept.
 */
class FuzzTest {
    private static final long SEED = Long.getLong("stillcast.fuzz.seed", 1);
    private static final int CASES = Integer.getInteger("stillcast.fuzz.cases", 300);
    private static final int CLIPS_PER_ROUND = 60;
    private static final int MANIFESTS_PER_ROUND = 60;
    private static final int PICTURES_PER_ROUND = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path unresolved;

    private Path folder;
    private List<byte[]> sounds;

    @BeforeEach
    void makeSources() throws IOException {
        folder = unresolved.toRealPath();
        sounds = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("examples/greetings/audio"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                sounds.add(Files.readAllBytes(file));
            }
        }
        for (String options : List.of("a.aiff", "b.opus", "c.mka -c:a pcm_s24le", "d.mp4 -c:a alac", "e.ac3", "f.au")) {
            String[] words = options.split(" ", -1);
            Path clip = TestMedia.clip(
                    folder.resolve(words[0]), words[0].charAt(0), "0.4", Arrays.copyOfRange(words, 1, words.length));
            sounds.add(Files.readAllBytes(clip));
        }
    }

    @Test
    void damagedSoundsAreRightOrLeftOut() throws IOException {
        for (int round = 0; round * CLIPS_PER_ROUND < CASES / 2; round++) {
            long seed = SEED * 1_000_003 + round;
            Path place = Files.createDirectories(folder.resolve("sounds-" + seed));
            List<Path> clips = damagedSounds(place, new Mutation(new Random(seed)));

            Run run = render(place, List.of(manifest(place, "sounds", "bg.png", clips)));

            assertThat(run.err()).as("seed %d", seed).doesNotContain("\tat ", "A fault of the program itself");
            assertThat(run.status()).as("seed %d: %s", seed, run.err()).isIn(0, 1);
            if (run.status() == 0) {
                assertPartsAreRight("seed " + seed, place, clips);
            } else {
                assertThat(place.resolve("outbox/sounds")).as("seed %d", seed).doesNotExist();
            }
            assertNothingIsLeft("seed " + seed, place);
            delete(place);
        }
    }

    private List<Path> damagedSounds(Path place, Mutation mutation) throws IOException {
        TestMedia.picture(place.resolve("bg.png"), 64, 36);
        List<Path> clips = new ArrayList<>();
        for (int i = 0; i < CLIPS_PER_ROUND; i++) {
            byte[] sound = mutation.of(mutation.oneOf(sounds), mutation.oneOf(sounds));
            clips.add(Files.write(place.resolve("clip%d.bin".formatted(i)), sound));
        }
        return clips;
    }

    private void assertPartsAreRight(String what, Path place, List<Path> clips) throws IOException {
        JsonNode result =
                JSON.readTree(place.resolve("outbox/sounds/sounds.json").toFile());
        Set<String> skipped = new HashSet<>(result.path("skipped").findValuesAsText("clip"));
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= clips.size(); i++) {
            if (!skipped.contains(String.valueOf(i))) {
                expected.add(String.valueOf(i));
            }
        }
        assertThat(result.path("skipped").findValuesAsText("reason")).as(what).noneMatch(String::isBlank);
        List<String> found = new ArrayList<>();
        for (JsonNode part : result.path("parts")) {
            Path file = place.resolve("outbox/sounds").resolve(part.path("file").asText());
            assertThat(SoundTrack.read(file).orElseThrow().samples())
                    .as(what)
                    .isEqualTo(part.path("samples").asLong());
            short[] heard = TestMedia.samples(file);
            long at = 0;
            for (JsonNode clip : part.path("clips")) {
                String id = clip.path("id").asText();
                found.add(id);
                assertThat(clip.path("startSamples").asLong())
                        .as("%s, clip %s", what, id)
                        .isEqualTo(at);
                at += clip.path("samples").asLong();
                assertClip("%s, clip %s".formatted(what, id), clips.get(Integer.parseInt(id) - 1), clip, heard);
            }
            assertThat(at).as(what).isEqualTo(part.path("samples").asLong());
        }
        assertThat(found).as(what).isEqualTo(expected);
    }

    private static void assertClip(String what, Path file, JsonNode clip, short[] heard) throws IOException {
        short[] source = TestMedia.samplesOfDamaged(file);
        assertThat(clip.path("samples").asInt()).as(what).isEqualTo(source.length);
        int at = clip.path("startSamples").asInt();
        double power = 0;
        for (short sample : source) {
            power += (double) sample * sample;
        }
        // AAC keeps neither clicks of a few samples nor noise that is louder than what can be.
        boolean comparable = source.length > 4800 && Math.sqrt(power / source.length) < 8000;
        if (comparable && power / source.length > 100) {
            assertThat(TestMedia.correlation(source, heard, at)).as(what).isGreaterThan(0.8);
        }
        // Edit lists are written in whole milliseconds, and what lies behind their end is not decoded.
        assertThat(heard.length).as(what).isGreaterThanOrEqualTo(at + source.length - TestMedia.RATE / 1000);
    }

    @Test
    void damagedManifestsAreReadOrReported() throws IOException {
        for (int round = 0; round * MANIFESTS_PER_ROUND < CASES / 2; round++) {
            long seed = SEED * 1_000_033 + round;
            Path place = Files.createDirectories(folder.resolve("manifests-" + seed));
            TestMedia.picture(place.resolve("bg.png"), 64, 36);
            for (String name : List.of("a.wav", "b.wav", "c1.wav", "c2.wav")) {
                TestMedia.clip(place.resolve(name), name.length(), "0.1");
            }
            Mutation mutation = new Mutation(new Random(seed));
            List<Path> manifests = new ArrayList<>();
            for (int i = 0; i < MANIFESTS_PER_ROUND; i++) {
                Path manifest = place.resolve("m%d.json".formatted(i));
                manifests.add(Files.write(manifest, mutation.ofManifest(GOOD)));
            }

            Run run = render(place, manifests);

            assertReportedOrPublished("seed " + seed, place, run, manifests);
            assertNothingIsLeft("seed " + seed, place);
            delete(place);
        }
    }

    private static final String GOOD = """
            {"version": 1, "id": "x", "image": "bg.png", "fit": "contain", "color": "#102030",
             "video": {"width": 64, "height": 36, "fps": 5, "quality": 40},
             "audio": {"bitrate": "64k", "sampleRate": 16000, "channels": "auto"},
             "split": {"every": "1s", "at": "clip"}, "onBadClip": "skip", "replace": true,
             "clips": ["a.wav", {"id": "é", "audio": "b.wav"}, {"glob": "c*.wav"}]}
            """;

    private static void assertReportedOrPublished(String what, Path place, Run run, List<Path> manifests) {
        assertThat(run.err()).as(what).doesNotContain("\tat ", "A fault of the program itself");
        assertThat(run.status()).as("%s: %s", what, run.err()).isIn(0, 1);
        long published = run.out().stream()
                .map(part -> Path.of(part).getParent())
                .distinct()
                .count();
        long reported = manifests.stream()
                .filter(manifest -> run.err().lines().anyMatch(line -> line.startsWith(manifest + ": ")))
                .count();
        assertThat(run.out()).as(what).allMatch(part -> Files.isRegularFile(place.resolve(part)));
        long done =
                run.err().lines().filter(line -> line.contains("INFO Done: ")).count();
        assertThat(done + reported).as("%s: %s", what, run.err()).isEqualTo(manifests.size());
        assertThat(published).as(what).isLessThanOrEqualTo(done);
    }

    @Test
    void damagedPicturesAreShownOrReported() throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        for (String kind : List.of("png", "jpg", "gif", "bmp", "tiff")) {
            pictures.add(Files.readAllBytes(TestMedia.picture(folder.resolve("p." + kind), 96, 54)));
        }
        for (int round = 0; round * PICTURES_PER_ROUND < CASES / 15; round++) {
            long seed = SEED * 1_000_037 + round;
            Path place = Files.createDirectories(folder.resolve("pictures-" + seed));
            Path clip = TestMedia.clip(place.resolve("a.wav"), 1, "0.1");
            Mutation mutation = new Mutation(new Random(seed));
            List<Path> manifests = new ArrayList<>();
            for (int i = 0; i < PICTURES_PER_ROUND; i++) {
                String name = "p%d.bin".formatted(i);
                Files.write(place.resolve(name), mutation.of(mutation.oneOf(pictures), mutation.oneOf(pictures)));
                manifests.add(manifest(place, "m" + i, name, List.of(clip)));
            }

            Run run = render(place, manifests);

            assertReportedOrPublished("seed " + seed, place, run, manifests);
            assertNothingIsLeft("seed " + seed, place);
            delete(place);
        }
    }

    private static Path manifest(Path place, String id, String image, List<Path> clips) throws IOException {
        List<String> names =
                clips.stream().map(clip -> clip.getFileName().toString()).toList();
        return Files.writeString(
                place.resolve(id + ".json"),
                ("{\"version\": 1, \"image\": \"%s\", \"video\": {\"width\": 64, \"height\": 36, \"fps\": 5},"
                                + " \"onBadClip\": \"skip\", \"split\": {\"every\": 8}, \"clips\": %s}")
                        .formatted(image, JSON.writeValueAsString(names)));
    }

    private static Run render(Path place, List<Path> manifests) {
        List<String> arguments = new ArrayList<>(List.of("render", "--set", "stillcast.clip-timeout=20s"));
        manifests.forEach(manifest -> arguments.add(manifest.toString()));
        return Run.in(place, arguments.toArray(String[]::new));
    }

    private static void assertNothingIsLeft(String what, Path place) throws IOException {
        List<String> left = new ArrayList<>();
        for (String name : List.of("temp", "outbox")) {
            Path root = place.resolve(name);
            if (Files.exists(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(Files::isRegularFile)
                            .map(file -> root.relativize(file).toString())
                            .filter(file -> !file.equals(".stillcast.lock"))
                            .filter(file -> name.equals("temp") || file.contains(".staging-") || file.contains(".tmp-"))
                            .forEach(left::add);
                }
            }
        }
        assertThat(left).as(what).isEmpty();
    }

    private static void delete(Path place) throws IOException {
        Files.walkFileTree(place, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @org.jspecify.annotations.Nullable IOException e)
                    throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Ways to damage a file. */
    private record Mutation(Random random) {
        private static final List<String> TOKENS = List.of(
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "\"",
                "\\",
                "\\ud800",
                "\\u0000",
                "null",
                "true",
                "-1",
                "0",
                "1e400",
                "NaN",
                "99999999999",
                "0.1",
                "\"..\"",
                "\"*\"",
                "\"\"",
                "\"clips\"",
                "\"glob\"",
                "/*",
                "//",
                "\u202E",
                "\n",
                "é",
                "\"stereo\"",
                "\"fail\"",
                "false",
                "\"a.wav\"",
                "{\"glob\": \"*\"}",
                "\"bg.png\"");

        <T> T oneOf(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }

        /** Returns a file damaged in one to three ways, or now and then whole. */
        byte[] of(byte[] file, byte[] other) {
            byte[] damaged = file.clone();
            for (int i = random.nextInt(4); i > 0 && damaged.length > 0; i--) {
                damaged = once(damaged, other);
            }
            return damaged;
        }

        private byte[] once(byte[] file, byte[] other) {
            int at = random.nextInt(file.length);
            int length = 1 + random.nextInt(Math.max(1, Math.min(file.length - at, 1 << random.nextInt(14))));
            int end = Math.min(file.length, at + length);
            return switch (random.nextInt(9)) {
                case 0 -> flipped(file, at, 1 + random.nextInt(8));
                case 1 -> flipped(file, at % Math.min(file.length, 512), 1 + random.nextInt(8));
                case 2 -> Arrays.copyOf(file, at);
                case 3 -> Arrays.copyOfRange(file, at, file.length);
                case 4 -> HostileFiles.joined(Arrays.copyOf(file, at), Arrays.copyOfRange(file, end, file.length));
                case 5 ->
                    HostileFiles.joined(
                            Arrays.copyOf(file, end),
                            Arrays.copyOfRange(file, at, end),
                            Arrays.copyOfRange(file, at, file.length));
                case 6 -> filled(file, at, end, random.nextBoolean() ? 0 : 0xFF);
                case 7 ->
                    HostileFiles.joined(
                            Arrays.copyOf(file, at),
                            Arrays.copyOfRange(other, random.nextInt(other.length), other.length));
                default -> number(file, at % Math.min(file.length, 256));
            };
        }

        private byte[] flipped(byte[] file, int from, int count) {
            byte[] flipped = file.clone();
            for (int i = 0; i < count; i++) {
                int at = Math.min(file.length - 1, from + random.nextInt(64));
                flipped[at] ^= (byte) (1 << random.nextInt(8));
            }
            return flipped;
        }

        private static byte[] filled(byte[] file, int from, int to, int value) {
            byte[] filled = file.clone();
            Arrays.fill(filled, from, to, (byte) value);
            return filled;
        }

        /** Puts an odd number of four bytes into a head. */
        private byte[] number(byte[] file, int at) {
            byte[] changed = file.clone();
            int value =
                    oneOf(List.of(0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xFFFF, 1 << 24, random.nextInt()));
            for (int i = 0; i < 4 && at + i < file.length; i++) {
                changed[at + i] = (byte) (value >> (8 * i));
            }
            return changed;
        }

        /** Returns a manifest with other tokens, fields or bytes; some stay valid. */
        byte[] ofManifest(String good) {
            String text = good;
            for (int i = random.nextInt(3); i >= 0; i--) {
                String[] words = text.split("(?<=[ ,:{}\\[\\]])|(?=[ ,:{}\\[\\]])", -1);
                int at = random.nextInt(words.length);
                words[at] = switch (random.nextInt(4)) {
                    case 0 -> oneOf(TOKENS);
                    case 1 -> "";
                    case 2 -> words[at] + words[random.nextInt(words.length)];
                    default -> words[random.nextInt(words.length)];
                };
                text = String.join("", words);
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return random.nextInt(4) == 0 && bytes.length > 0 ? once(bytes, bytes) : bytes;
        }
    }
}
