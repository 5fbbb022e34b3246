package org.stillcast;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Sound files that are not what their heads say: all that they have is heard, or it is said how much is not. */
class LyingHeadTest {
    private static final int RATE = 24_000;
    private static final int DATA_SIZE = 40;
    private static final String CUT = "is cut off: ";
    private static final String MORE = "holds more sound than its head says: ";

    @TempDir
    private static Path folder;

    /** 1.2 seconds in each format, by its extension. */
    private static final Map<String, byte[]> WHOLE = new HashMap<>();

    /** By their name: what is said of them, up to where it depends on the decoder; nothing, if they are whole. */
    private static final Map<String, String> SAID = new LinkedHashMap<>();

    @BeforeAll
    static void makeFiles() throws IOException {
        TestMedia.picture(folder.resolve("bg.png"), 64, 36);
        List<String> kinds = List.of("wav", "aiff", "au", "caf", "w64", "flac", "m4a", "ogg", "oga", "mp3", "aac");
        List<String> arguments = new ArrayList<>(List.of(
                "-f",
                "lavfi",
                "-i",
                "anoisesrc=color=brown:seed=1:amplitude=0.5:sample_rate=%d,atrim=end_sample=28800".formatted(RATE)));
        for (String kind : kinds) {
            arguments.addAll(List.of("-bitexact", "-movflags", "+faststart"));
            arguments.addAll(kind.equals("oga") ? List.of("-c:a", "flac", "-f", "ogg") : List.of());
            arguments.add(folder.resolve("whole." + kind).toString());
        }
        TestMedia.run(arguments.toArray(String[]::new));
        for (String kind : kinds) {
            WHOLE.put(kind, Files.readAllBytes(folder.resolve("whole." + kind)));
            add("plain." + kind, "", whole(kind));
        }
        makeLengthsThatNobodyMeans();
        makeGlued();
        makeCut();
        makeTagged();
    }

    private static void makeLengthsThatNobodyMeans() throws IOException {
        for (long size :
                List.of(0L, 0x7FFF_FFFFL, 0x7FFF_FFDBL, 0x7FFF_F000L, 0x8000_0000L, 0xFFFF_FFFFL, 2_000_000_000L)) {
            add("size-%d.wav".formatted(size), "", withSize(size));
        }
        add("half.wav", MORE + "0.6 s of 1.2 s can be heard", withSize(28_800));
        add("more.wav", CUT + "1.2 s of 2.1 s can be heard", withSize(100_000));
    }

    private static void makeGlued() throws IOException {
        add("three.wav", MORE + "1.2 s of 3.6 s can be heard", whole("wav"), whole("wav"), whole("wav"));
        add("three.m4a", MORE + "1.2 s of 3.6 s can be heard", whole("m4a"), whole("m4a"), whole("m4a"));
        add("three.aiff", MORE + "1.2 s of ", whole("aiff"), whole("aiff"), whole("aiff"));
        add("kinds.ogg", MORE + "1.2 s of 2.4 s can be heard", whole("ogg"), whole("oga"));
        add("kinds.aac", "is damaged: 1.3 s of ", whole("aac"), whole("mp3"));
        add("two.mp3", "[mp3float] Header missing", whole("mp3"), whole("mp3"));
        add("two.ogg", "", whole("ogg"), whole("ogg"));
        add("two.aac", "", whole("aac"), whole("aac"));
    }

    private static void makeCut() throws IOException {
        for (String kind : List.of("wav", "aiff", "au", "caf", "w64", "flac", "m4a")) {
            byte[] whole = whole(kind);
            add("cut." + kind, CUT, Arrays.copyOf(whole, whole.length * 2 / 5));
        }
    }

    private static void makeTagged() throws IOException {
        byte[] id3 = ("TAG" + "x".repeat(125)).getBytes(StandardCharsets.US_ASCII);
        add("id3.wav", "", whole("wav"), id3);
        add("id3.aiff", "", whole("aiff"), id3);
        add("filled.wav", "", whole("wav"), new byte[50_000]);
        add("text.wav", "", whole("wav"), "<rdf/>\n".repeat(2000).getBytes(StandardCharsets.US_ASCII));
        add("odd.wav", "", withChunk("LIST", 27, 0));
        add("odd-before.wav", "", withChunk("junk", 5, 24));
        add("odd-large.wav", "", withChunk("bext", 60_003, 0));
        add("odd-rf64.wav", "", rf64(withChunk("LIST", 27, 0)));
    }

    private static byte[] whole(String kind) {
        byte[] bytes = WHOLE.get(kind);
        assertThat(bytes).isNotNull();
        return bytes == null ? new byte[0] : bytes;
    }

    private static void add(String name, String said, byte[]... pieces) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            bytes.write(piece);
        }
        Files.write(folder.resolve(name), bytes.toByteArray());
        SAID.put(name, said);
    }

    private static byte[] withSize(long bytes) {
        byte[] wav = whole("wav").clone();
        ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(DATA_SIZE, (int) bytes);
        return wav;
    }

    /** Returns the WAV with a chunk of odd length, not filled up, so many bytes before the samples' chunk. */
    private static byte[] withChunk(String name, int size, int before) {
        byte[] wav = whole("wav");
        int at = DATA_SIZE - 4 - before;
        ByteBuffer all = ByteBuffer.allocate(wav.length + 8 + size).order(ByteOrder.LITTLE_ENDIAN);
        all.put(wav, 0, at).put(name.getBytes(StandardCharsets.US_ASCII)).putInt(size);
        all.position(all.position() + size);
        return all.put(wav, at, wav.length - at).array();
    }

    private static byte[] rf64(byte[] wav) {
        ByteBuffer all = ByteBuffer.allocate(wav.length + 36).order(ByteOrder.LITTLE_ENDIAN);
        all.put("RF64\u0000\u0000\u0000\u0000WAVEds64".getBytes(StandardCharsets.US_ASCII));
        all.putInt(28).putLong(wav.length + 28).putLong(57_600).putLong(28_800).putInt(0);
        int size = wav.length - 57_600 - 4;
        return all.put(wav, 12, wav.length - 12)
                .putInt(4, -1)
                .putInt(size + 36, -1)
                .array();
    }

    @Test
    void whatIsNotHeardIsSaidWithBothLengthsAndNothingElse() throws IOException {
        Run run = render("all", "fail", false);

        assertThat(run.status()).as(run.err()).isZero();
        JsonNode result = result("all");
        Map<String, String> warnings = new HashMap<>();
        result.path("warnings")
                .forEach(warning -> warnings.put(
                        warning.path("clip").asText(), warning.path("message").asText()));
        int number = 0;
        for (Map.Entry<String, String> file : SAID.entrySet()) {
            number++;
            String warning = warnings.getOrDefault(String.valueOf(number), "");
            if (file.getValue().isEmpty()) {
                assertThat(warning).as(file.getKey()).isEmpty();
            } else {
                assertThat(warning).as(file.getKey()).startsWith(file.getValue());
            }
            if (warning.startsWith(CUT) || warning.startsWith(MORE)) {
                assertThat(warning).as(file.getKey()).containsPattern("\\d\\.\\d s of \\d\\.\\d s can be heard");
                assertThat(run.err())
                        .contains("clip %d (%s, /clips/%d) is used, but %s"
                                .formatted(number, file.getKey(), number - 1, warning));
            }
        }
        assertThat(run.err()).contains("is used, and is whole, though the decoder said: [mp3float] Header missing");
        for (JsonNode clip : result.path("parts").path(0).path("clips")) {
            String name = List.copyOf(SAID.keySet()).get(clip.path("id").asInt() - 1);
            if (SAID.getOrDefault(name, "").isEmpty()) {
                int files = name.startsWith("two.") ? 2 : 1;
                boolean framed = name.matches(".*\\.(m4a|ogg|mp3|aac)");
                assertThat(clip.path("samples").asInt())
                        .as(name)
                        .isBetween(files * 57_600 - (framed ? 48 : 0), files * (57_600 + (framed ? 4096 : 0)));
            }
        }
    }

    @Test
    void strictMakesBadClipsOfThem() throws IOException {
        Run run = render("strict", "skip", true);

        assertThat(run.status()).as(run.err()).isZero();
        List<String> bad = result("strict").path("skipped").findValuesAsText("clip");
        List<String> names = List.copyOf(SAID.keySet());
        assertThat(bad.stream().map(number -> names.get(Integer.parseInt(number) - 1)))
                .containsExactlyElementsOf(names.stream()
                        .filter(name -> !SAID.getOrDefault(name, "").isEmpty())
                        .toList());
        assertThat(result("strict").path("skipped").findValuesAsText("reason"))
                .contains(
                        MORE
                                + "0.6 s of 1.2 s can be heard; if it was glued together, name each file by itself (stillcast.strict)");
    }

    private Run render(String id, String onBadClip, boolean strict) throws IOException {
        Path manifest = Files.writeString(
                folder.resolve(id + ".json"), """
                {"version": 1, "image": "bg.png", "video": {"width": 64, "height": 36}, "split": false,
                 "onBadClip": "%s", "clips": ["%s"]}
                """.formatted(onBadClip, String.join("\", \"", SAID.keySet())));
        return Run.in(folder, "render", "--set=stillcast.strict=" + strict, manifest.toString());
    }

    private JsonNode result(String id) throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("outbox/%1$s/%1$s.json".formatted(id)).toFile());
    }
}
