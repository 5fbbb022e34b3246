package org.stillcast;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is wrong with what a user gives is said in one sentence each, with its place, all at once. */
class BadInputTest {
    @TempDir
    private Path folder;

    private Path good;

    @BeforeEach
    void makeGoodClip() throws IOException {
        TestMedia.picture(folder.resolve("bg.png"), 320, 180);
        good = TestMedia.clip(folder.resolve("good.wav"), 1, "0.4");
    }

    @Test
    void allBadClipsAreReportedTogether() throws IOException {
        makeBadClips();

        Run run = render("bg.png", "fail");

        assertThat(run.status()).isEqualTo(1);
        assertThat(faults(run))
                .hasSize(6)
                .startsWith(
                        "bad.json: /clips/1: clip 2 (empty.wav) is empty (0 bytes)",
                        "bad.json: /clips/2: clip 3 (header.wav) has no sound in it: its header says 0 bytes of samples",
                        "bad.json: /clips/3: clip 4 (text.wav) is a text, not a sound",
                        "bad.json: /clips/4: clip 5 (playlist.wav) is an HLS playlist, not a sound",
                        "bad.json: /clips/5: clip 6 (script.mp3) is an ffconcat script, not a sound")
                .last()
                .asString()
                .startsWith("bad.json: /clips/6: clip 7 (noise.mp3) cannot be decoded: ffmpeg refused it: ");
        assertThat(folder.resolve("outbox/bad")).doesNotExist();
        assertThat(folder.resolve("temp/video_segments/bad")).doesNotExist();
    }

    @Test
    void badClipsAreLeftOutOnRequestAndListed() throws IOException {
        makeBadClips();

        Run run = render("bg.png", "skip");

        assertThat(run.status()).as(run.err()).isZero();
        var result = new ObjectMapper()
                .readTree(folder.resolve("outbox/bad/bad.json").toFile());
        assertThat(result.path("clipCount").asInt()).isEqualTo(1);
        assertThat(result.path("skipped").findValuesAsText("clip")).containsExactly("2", "3", "4", "5", "6", "7");
        assertThat(result.path("skipped").path(0).path("reason").asText()).isEqualTo("is empty (0 bytes)");
    }

    private void makeBadClips() throws IOException {
        Files.createFile(folder.resolve("empty.wav"));
        byte[] wav = Files.readAllBytes(good);
        byte[] header = Arrays.copyOf(wav, 44);
        header[36] = 'd';
        header[37] = 'a';
        header[38] = 't';
        header[39] = 'a';
        Arrays.fill(header, 40, 44, (byte) 0);
        Files.write(folder.resolve("header.wav"), header);
        Files.writeString(folder.resolve("text.wav"), "Dear Sir or Madam,\n");
        Files.writeString(folder.resolve("playlist.wav"), "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1,\ngood.wav\n");
        Files.writeString(folder.resolve("script.mp3"), "ffconcat version 1.0\nfile good.wav\n");
        byte[] noise = new byte[5000];
        new java.util.Random(5).nextBytes(noise);
        Files.write(folder.resolve("noise.mp3"), noise);
    }

    private Run render(String image, String onBadClip) throws IOException {
        Path manifest = Files.writeString(folder.resolve("bad.json"), """
                {"version": 1, "image": "%s", "video": {"width": 320, "height": 180}, "onBadClip": "%s", "clips": [
                  "good.wav", "empty.wav", "header.wav", "text.wav", "playlist.wav", "script.mp3", "noise.mp3"]}
                """.formatted(image, onBadClip));
        return Run.in(folder, "render", manifest.toString());
    }

    /** Returns the lines of faults, with the manifest's name only. */
    private static List<String> faults(Run run) {
        return run.err()
                .lines()
                .filter(line -> line.contains("bad.json: "))
                .map(line -> line.substring(line.indexOf("bad.json: ")))
                .toList();
    }

    @Test
    void aFloodOfBadClipsEndsTheProjectEarlyWithThoseSeenSoFar() throws IOException {
        byte[] noise = new byte[5000];
        new java.util.Random(5).nextBytes(noise);
        List<String> clips = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            noise[0] = (byte) i;
            Files.write(folder.resolve("noise%d.mp3".formatted(i)), noise);
            clips.add("\"noise%d.mp3\"".formatted(i));
        }
        Path manifest = Files.writeString(
                folder.resolve("bad.json"),
                "{\"version\": 1, \"image\": \"bg.png\", \"onBadClip\": \"skip\", \"clips\": [\"good.wav\", %s]}"
                        .formatted(String.join(", ", clips)));

        Run run = Run.in(folder, "render", "--set", "stillcast.max-bad-clips=3", manifest.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(faults(run))
                .hasSize(5)
                .startsWith("bad.json: /clips: has more than 3 bad clips;"
                        + " the others were not tried (stillcast.max-bad-clips)")
                .last()
                .asString()
                .startsWith("bad.json: /clips/4: clip 5 (noise3.mp3) cannot be decoded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void aTruncatedPictureIsRefused(String kind) throws IOException {
        Path whole = TestMedia.picture(folder.resolve("whole." + kind), 640, 360);
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(folder.resolve("half." + kind), Arrays.copyOf(bytes, bytes.length / 2));

        Run run = renderGoodClip("half." + kind);

        assertThat(run.status()).isEqualTo(1);
        assertThat(faults(run)).singleElement().asString().startsWith("bad.json: /image: ");
    }

    @Test
    void aPictureOfTooManyPixelsIsRefusedByItsHead() throws IOException {
        Files.write(folder.resolve("huge.png"), png(20_000, 20_000));

        Run run = renderGoodClip("huge.png");

        assertThat(run.status()).isEqualTo(1);
        assertThat(faults(run))
                .containsExactly("bad.json: /image: is 20000×20000 = 400000000 pixels;"
                        + " at most 40000000 are allowed (stillcast.max-pixels)");
    }

    @Test
    void aPictureUnderTheWrongNameIsTakenForWhatItIs() throws IOException {
        Path jpeg = TestMedia.picture(folder.resolve("photo.jpg"), 320, 180);
        Files.move(jpeg, folder.resolve("photo.png"));

        Run run = renderGoodClip("photo.png");

        assertThat(run.status()).as(run.err()).isZero();
    }

    private Run renderGoodClip(String image) throws IOException {
        Path manifest = Files.writeString(
                folder.resolve("bad.json"),
                "{\"version\": 1, \"image\": \"%s\", \"video\": {\"width\": 320, \"height\": 180}, \"clips\": [\"good.wav\"]}"
                        .formatted(image));
        return Run.in(folder, "render", manifest.toString());
    }

    /** Returns a PNG of that size with hardly any data in it. */
    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        chunk(
                bytes,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {1, 0, 0, 0, 0})
                        .array());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(new byte[1000]);
        }
        chunk(bytes, "IDAT", packed.toByteArray());
        chunk(bytes, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] content) throws IOException {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(type);
        crc.update(content);
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(content.length);
        data.write(type);
        data.write(content);
        data.writeInt((int) crc.getValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--set=stillcast.split-evry=5m",
                "--set=stillcast.split-every=5",
                "--set=stillcast.ffmpeg=no-such-ffmpeg",
                "--set=camel.main.nonsense=1",
                "--colour=red"
            })
    void wrongUseIsRefusedBeforeAnythingIsTried(String option) throws IOException {
        Path manifest = Files.writeString(folder.resolve("bad.json"), "{}");

        Run run = Run.in(folder, "render", option, manifest.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .containsPattern(
                        "split-evry in the command line; did you mean stillcast.split-every[?]|split-every must be a time .*was \"5\"|no program that can be run: .*no-such-ffmpeg|Apache Camel does not start: .*nonsense|unknown option --colour; known are ");
    }

    @Test
    void aManifestThatIsNotThereIsAFaultAndTheOthersAreRendered() throws IOException {
        Path other = Files.writeString(
                folder.resolve("other.json"),
                "{\"version\": 1, \"image\": \"bg.png\", \"video\": {\"width\": 64, \"height\": 36}, \"clips\": [\"good.wav\"]}");

        Run run = Run.in(folder, "render", folder.resolve("bad.json").toString(), other.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(faults(run))
                .containsExactly(
                        "bad.json: is not there; beside it there is \"other.json\": give that one, or rename it");
        assertThat(run.out()).hasSize(1);
        assertThat(run.err().lines())
                .anyMatch(line -> line.endsWith("other: rendering 1 segment"))
                .anyMatch(line -> line.endsWith("Joining 1 segment"));
    }

    @Test
    void faultsAreSaidInChineseWhereTheSystemIs() throws Exception {
        Path manifest =
                Files.writeString(folder.resolve("bad.json"), "{ \"imgae\": \"a\", \"clips\": 3,\n \"fit\"：1 }");
        Path log = folder.resolve("log.txt");
        List<String> chinese = List.of(
                "-Duser.language=zh", "-Duser.country=CN", "-Dstderr.encoding=UTF-8", "-Dsun.stderr.encoding=UTF-8");

        int status =
                Run.start(chinese, folder, log, "validate", manifest.toString()).waitFor();

        assertThat(status).isEqualTo(1);
        assertThat(log).content().contains("bad.json: 第 2 行第 7 列的“：”应该是英文的“:”：请切换到英文输入法再输入");
    }

    @Test
    void validateShowsAllFaultsAndSubmitTakesNoneOfThem() throws IOException {
        makeBadClips();
        Path manifest = Files.writeString(
                folder.resolve("bad.json"),
                "{\"version\": 1, \"image\": \"bg.png\", \"clips\": [\"good.wav\", \"text.wav\", \"missing.wav\"]}");

        Run validated = Run.in(folder, "validate", manifest.toString());
        Run submitted = Run.in(folder, "submit", "--media-root", folder.toString(), manifest.toString());

        assertThat(validated.status()).isEqualTo(1);
        assertThat(faults(validated))
                .containsExactly(
                        "bad.json: /clips/2: is not there: \"missing.wav\"",
                        "bad.json: /clips/1: text.wav is a text, not a sound");
        assertThat(submitted.status()).isEqualTo(1);
        assertThat(folder.resolve("inbox")).doesNotExist();
    }

    @Test
    void submitPutsACopyIntoTheInboxThatFindsItsFiles() throws IOException {
        Files.createDirectory(folder.resolve("inbox"));
        Path book = Files.createDirectories(folder.resolve("my book"));
        Files.copy(good, book.resolve("good.wav"));
        Files.copy(folder.resolve("bg.png"), book.resolve("bg.png"));
        Path manifest = Files.writeString(
                book.resolve("manifest.json"),
                "{\"version\": 1, /* mine */ \"image\": \"bg.png\", \"clips\": [\"good.wav\"],}");

        Run refused = Run.in(folder, "submit", manifest.toString());
        Run taken = Run.in(folder, "submit", "--media-root", book.toString(), manifest.toString());

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("lies outside the allowed folders", "--media-root");
        assertThat(taken.status()).as(taken.err()).isZero();
        var copy =
                new ObjectMapper().readTree(folder.resolve("inbox/my-book.json").toFile());
        assertThat(copy.path("base").asText()).isEqualTo(book.toRealPath().toString());
        assertThat(copy.path("id").asText()).isEqualTo("my-book");
    }
}
