package org.stillcast;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.files.Fingerprint;
import org.stillcast.mp4.SoundTrack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The main job, from manifest to decoded sound, with the real ffmpeg. */
class RenderTest {
    private static final String SMALL = "\"video\": {\"width\": 320, \"height\": 180}";

    @TempDir
    private Path folder;

    private Path audio;

    @BeforeEach
    void makePicture() throws IOException {
        audio = folder.resolve("audio");
        TestMedia.picture(folder.resolve("bg.png"), 320, 180);
    }

    @Test
    void everyClipIsWholeAtItsPlaceAndItsLevel() throws IOException {
        List<Path> clips = clipsOfAllFormats();
        Path manifest = manifest("mixed", "\"split\": {\"every\": 4}", clips);

        Run run = Run.in(folder, "render", manifest.toString());

        assertThat(run.status()).as(run.err()).isZero();
        JsonNode result = result("mixed");
        assertThat(run.out()).hasSize(result.path("parts").size()).hasSizeGreaterThan(2);
        int position = 0;
        for (JsonNode part : result.path("parts")) {
            Path file = folder.resolve("outbox/mixed").resolve(part.path("file").asText());
            short[] heard = TestMedia.samples(file);
            assertThat(SoundTrack.read(file).orElseThrow().samples())
                    .isEqualTo(part.path("samples").asLong());
            for (JsonNode clip : part.path("clips")) {
                short[] source = TestMedia.samples(clips.get(position));
                assertClip(clips.get(position), source, clip, heard);
                position++;
            }
        }
        assertThat(position).isEqualTo(clips.size());
    }

    private static void assertClip(Path name, short[] source, JsonNode clip, short[] heard) {
        int start = clip.path("startSamples").asInt();
        assertThat(clip.path("samples").asInt()).as("samples of %s", name).isEqualTo(source.length);
        if (source.length < 2000) {
            return; // a few milliseconds of coded noise are not alike enough to measure
        }
        double here = TestMedia.correlation(source, heard, start);
        assertThat(here).as("%s at its place", name).isGreaterThan(0.98);
        assertThat(here)
                .as("%s nowhere near its place", name)
                .isGreaterThan(TestMedia.correlation(source, heard, start - 4))
                .isGreaterThan(TestMedia.correlation(source, heard, start + 4));
        assertThat(TestMedia.gainDecibels(source, heard, start))
                .as("level of %s", name)
                .isCloseTo(0, within(0.1));
    }

    private List<Path> clipsOfAllFormats() throws IOException {
        List<Path> clips = new ArrayList<>();
        String[][] formats = {
            {"wav", "-c:a", "pcm_s16le", "-ar", "8000"},
            {"wav", "-c:a", "pcm_s24le", "-ar", "96000"},
            {"wav", "-c:a", "pcm_f32le", "-ac", "2"},
            {"wav", "-c:a", "pcm_u8", "-ar", "22050"},
            {"wav", "-c:a", "pcm_s16le", "-ac", "6"},
            {"mp3", "-c:a", "libmp3lame", "-q:a", "2"},
            {"mp3", "-c:a", "libmp3lame", "-ar", "44100", "-ac", "2"},
            {"m4a", "-c:a", "aac", "-b:a", "128k"},
            {"aac", "-c:a", "aac", "-ar", "32000"},
            {"ogg", "-c:a", "libvorbis"},
            {"opus", "-c:a", "libopus", "-b:a", "96k"},
            {"flac", "-c:a", "flac", "-ar", "44100"},
        };
        for (int i = 0; i < formats.length; i++) {
            String[] options = Stream.of(formats[i]).skip(1).toArray(String[]::new);
            Path file = audio.resolve("clip %02d é食'.%s".formatted(i, formats[i][0]));
            clips.add(TestMedia.clip(file, i, "1.%d37".formatted(i % 10), options));
        }
        clips.add(TestMedia.clip(audio.resolve("5ms.wav"), 90, "0.005", "-c:a", "pcm_s16le"));
        clips.add(TestMedia.clip(audio.resolve("last.wav"), 91, "0.7", "-c:a", "pcm_s16le"));
        return clips;
    }

    @Test
    void pictureAndSoundOfAPartEndWithinHalfAFrame() throws IOException {
        List<Path> clips = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            clips.add(TestMedia.clip(audio.resolve(i + ".wav"), i, "0.413", "-c:a", "pcm_s16le"));
        }
        Path manifest = manifest("frames", "\"split\": false", clips);

        Run run = Run.in(folder, "render", manifest.toString());

        assertThat(run.status()).as(run.err()).isZero();
        Path part = folder.resolve("outbox/frames/frames_part001.mp4");
        long samples = result("frames").path("parts").path(0).path("samples").asLong();
        // One line for each packet of the picture: all of the same length, the first at 0.
        List<String> packets = new String(
                        TestMedia.run("-i", "file:" + part, "-map", "0:v", "-c", "copy", "-f", "framecrc", "-"),
                        StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        long ticksPerFrame = ticks(packets.get(0), 3);
        for (int i = 0; i < packets.size(); i++) {
            assertThat(ticks(packets.get(i), 2)).isEqualTo(i * ticksPerFrame);
            assertThat(ticks(packets.get(i), 3)).isEqualTo(ticksPerFrame);
        }
        assertThat(packets.size() / 25.0).isCloseTo(samples / (double) TestMedia.RATE, within(0.02));
    }

    private static long ticks(String packet, int column) {
        return Long.parseLong(packet.split(",", -1)[column].strip());
    }

    @Test
    void monoStaysMonoAndTheFirstStereoClipMakesAllStereo() throws IOException {
        Path mono = TestMedia.clip(audio.resolve("mono.wav"), 1, "0.5");
        Path stereo = TestMedia.clip(audio.resolve("stereo.wav"), 2, "0.5", "-ac", "2");
        Path allMono = manifest("mono", SMALL, List.of(mono, mono));
        Path mixed = manifest("both", SMALL, List.of(mono, stereo, mono));

        Run run = Run.in(folder, "render", allMono.toString(), mixed.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(channelsOf("mono", 48_000)).isEqualTo(1);
        assertThat(channelsOf("both", 72_000)).isEqualTo(2);
    }

    /** The outcome does not hang on what has come before, and neither does the level. */
    @Test
    void aClipOfSixChannelsIsFoldedDownToStereoAloneAndInEachPlaceOfAMonoProject() throws IOException {
        Path mono = TestMedia.clip(audio.resolve("mono.wav"), 1, "0.5");
        Path six = TestMedia.clip(audio.resolve("six.wav"), 2, "0.6", "-af", "pan=5.1|FL=c0|FR=c0|FC=c0|BL=c0|BR=c0");
        List<List<Path>> projects =
                List.of(List.of(six), List.of(six, mono), List.of(mono, six, mono), List.of(mono, six), List.of(six));
        List<String> arguments = new ArrayList<>(List.of("render"));
        for (int i = 0; i < projects.size(); i++) {
            String channels = i == projects.size() - 1 ? ", \"audio\": {\"channels\": \"stereo\"}" : "";
            arguments.add(manifest("six" + i, SMALL + channels, projects.get(i)).toString());
        }
        short[] source = TestMedia.samples(six);

        Run run = Run.in(folder, arguments.toArray(String[]::new));

        assertThat(run.status()).as(run.err()).isZero();
        for (int i = 0; i < projects.size(); i++) {
            JsonNode clips = result("six" + i).path("parts").path(0).path("clips");
            int position = projects.get(i).indexOf(six);
            int start = clips.path(position).path("startSamples").asInt();
            assertThat(clips.path(position).path("samples").asInt()).isEqualTo(28_800);
            assertThat(channelsOf("six" + i, 28_800 + 24_000 * (projects.get(i).size() - 1)))
                    .isEqualTo(2);
            short[] heard = TestMedia.samples(folder.resolve("outbox/six%1$d/six%1$d_part001.mp4".formatted(i)));
            assertThat(TestMedia.gainDecibels(source, heard, start)).isCloseTo(0, within(0.1));
        }
    }

    /** The head of an MP4 file says two channels of any AAC, so they are counted in what is decoded. */
    private long channelsOf(String id, int samples) throws IOException {
        Path part = folder.resolve("outbox").resolve(id).resolve(id + "_part001.mp4");
        int bytes = TestMedia.run("-i", "file:" + part, "-f", "s16le", "-").length;
        return Math.round(bytes / 2.0 / samples);
    }

    @Test
    void aClipLongerThanAPartIsAPartOfItsOwnWithAWarning() throws IOException {
        Path brief = TestMedia.clip(audio.resolve("brief.wav"), 1, "0.5");
        Path lengthy = TestMedia.clip(audio.resolve("lengthy.wav"), 2, "1.5");
        Path manifest = manifest("long", "\"split\": {\"every\": \"1s\"}", List.of(brief, lengthy, brief));

        Run run = Run.in(folder, "render", manifest.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(result("long").path("parts").findValuesAsText("file")).hasSize(3);
        assertThat(result("long").path("warnings"))
                .hasToString(
                        "[{\"clip\":\"2\",\"number\":2,\"audio\":\"audio/lengthy.wav\",\"place\":\"/clips/1\",\"message\":\"is longer than a part may be, and is a part of its own\",\"kind\":\"overlong\"}]");
    }

    @Test
    void partsThatCannotBeShownAreKept() throws IOException {
        Path clip = TestMedia.clip(audio.resolve("a.wav"), 1, "0.4");
        Files.createDirectories(folder.resolve("outbox/held/held_part001.mp4/in the way"));

        Run run =
                Run.in(folder, "render", manifest("held", SMALL, List.of(clip)).toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("the finished parts could not be shown", ".staging-held");
        assertThat(folder.resolve("outbox/.staging-held")).isDirectoryContaining("glob:**.mp4");
    }

    @Test
    void whatWasPublishedIsVerifiedLater() throws IOException {
        List<Path> clips = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            clips.add(TestMedia.clip(audio.resolve(i + ".wav"), i, "0.4"));
        }
        Path manifest = manifest("book", "\"split\": {\"every\": 0.5}", clips);
        Run.in(folder, "render", manifest.toString());
        Path book = folder.resolve("outbox/book");
        Run good = Run.in(folder, "verify", book.toString());

        Files.delete(book.resolve("book_part001.mp4"));
        Path changed = book.resolve("book_part002.mp4");
        byte[] bytes = Files.readAllBytes(changed);
        bytes[bytes.length / 2] ^= 1;
        Files.write(changed, bytes);
        Path cut = book.resolve("book_part003.mp4");
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 1000));
        Path another = book.resolve("book_part004.mp4");
        bytes = Files.readAllBytes(another);
        Arrays.fill(bytes, bytes.length - 600, bytes.length, (byte) 0x55);
        Files.write(another, bytes);
        Path resultFile = book.resolve("book.json");
        Files.writeString(
                resultFile,
                Files.readString(resultFile)
                        .replace(
                                result("book")
                                        .path("parts")
                                        .path(3)
                                        .path("sha256")
                                        .asText(),
                                Fingerprint.ofFile(another)));
        Run bad = Run.in(folder, "verify", book.toString(), folder.toString());

        assertThat(good.status()).as(good.err()).isZero();
        assertThat(good.err()).contains("verified: ");
        assertThat(bad.status()).isEqualTo(1);
        assertThat(bad.err().lines().filter(line -> line.contains("json: ")))
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("book.json: /parts/0: book_part001.mp4 is not there"),
                        line -> assertThat(line).contains("/parts/1: book_part002.mp4 has another content"),
                        line -> assertThat(line).contains("/parts/2: book_part003.mp4 has 1000 bytes; "),
                        line -> assertThat(line).contains("/parts/3: book_part004.mp4 does not decode cleanly: "));
        assertThat(bad.err().lines()).last().asString().contains(folder + ": has no published project in it");
    }

    @Test
    void picturesKeepTheirColours() throws IOException {
        Path clip = TestMedia.clip(audio.resolve("a.wav"), 1, "0.3");
        Path manifest = manifest("colours", SMALL, List.of(clip));

        Run run = Run.in(folder, "render", manifest.toString());

        assertThat(run.status()).as(run.err()).isZero();
        BufferedImage frame = TestMedia.frame(folder.resolve("outbox/colours/colours_part001.mp4"), 3);
        assertColour(frame.getRGB(80, 45), 255, 0, 0);
        assertColour(frame.getRGB(240, 45), 0, 255, 0);
        assertColour(frame.getRGB(80, 135), 0, 0, 255);
        assertColour(frame.getRGB(240, 135), 255, 255, 255);
    }

    static void assertColour(int rgb, int red, int green, int blue) {
        assertThat(rgb >> 16 & 255).as("red").isCloseTo(red, within(6));
        assertThat(rgb >> 8 & 255).as("green").isCloseTo(green, within(6));
        assertThat(rgb & 255).as("blue").isCloseTo(blue, within(6));
    }

    @Test
    void aProjectReplacesItsOwnResultAndThatOfAnotherOriginOnlyOnRequest() throws IOException {
        Path clip = TestMedia.clip(audio.resolve("a.wav"), 1, "0.4");
        Path three = manifest("book", "\"split\": {\"every\": \"400ms\"}", List.of(clip, clip, clip));
        Run.in(folder, "render", three.toString());
        Path thumbnail = Files.writeString(folder.resolve("outbox/book/thumbnail.txt"), "mine");
        Path two = manifest("book", "\"split\": {\"every\": \"400ms\"}", List.of(clip, clip));
        Run edited = Run.in(folder, "render", two.toString());
        JsonNode result = result("book");
        Path one = Files.move(manifest("book", "\"split\": false", List.of(clip)), folder.resolve("mine.json"));

        Run refused = Run.in(folder, "render", one.toString());
        Run replaced = Run.in(folder, "render", "--replace", one.toString());

        assertThat(edited.status()).as(edited.err()).isZero();
        assertThat(result.path("origin").path("manifest").asText()).isEqualTo("book.json");
        assertThat(result.path("origin").path("base").asText())
                .isEqualTo(folder.toRealPath().toString());
        assertThat(result.findValuesAsText("audio")).containsExactly("audio/a.wav", "audio/a.wav");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err())
                .contains(
                        "/id: the outbox has a result of another manifest with the id \"book\": book.json, which was in "
                                + folder.toRealPath());
        assertThat(replaced.status()).as(replaced.err()).isZero();
        assertThat(folder.resolve("outbox/book"))
                .isDirectoryNotContaining("glob:**part00[23].mp4")
                .isDirectoryContaining("glob:**part001.mp4");
        assertThat(thumbnail).hasContent("mine");
    }

    @Test
    void nothingTemporaryIsLeft() throws IOException {
        Path clip = TestMedia.clip(audio.resolve("a.wav"), 1, "0.4");

        Run.in(folder, "render", manifest("tidy", SMALL, List.of(clip)).toString());

        assertThat(folder.resolve("temp/video_segments")).isEmptyDirectory();
        assertThat(folder.resolve("outbox")).isDirectoryNotContaining("glob:**.staging*");
    }

    private Path manifest(String id, String more, List<Path> clips) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> names = clips.stream()
                .map(clip -> folder.relativize(clip).toString().replace('\\', '/'))
                .toList();
        String video = more.contains("\"video\"") ? "" : SMALL + ", ";
        String text = "{\"version\": 1, \"id\": \"%s\", \"image\": \"bg.png\", %s%s, \"clips\": %s}"
                .formatted(id, video, more, json.writeValueAsString(names));
        return Files.writeString(folder.resolve(id + ".json"), text);
    }

    private JsonNode result(String id) throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("outbox")
                        .resolve(id)
                        .resolve(id + ".json")
                        .toFile());
    }
}
