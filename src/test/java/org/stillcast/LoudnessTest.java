package org.stillcast;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.files.WholeFiles;
import org.stillcast.loudness.LoudnessMeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Clips of all loudnesses come out of the real ffmpeg as loud as the manifest wants them. */
class LoudnessTest {
    private static final int RATE = 48_000;
    private static final String CLIP = "-16";
    private static final String PROJECT = "{\"target\": -16, \"scope\": \"project\"}";

    @TempDir
    private Path folder;

    private Path calls;

    @BeforeEach
    void makeClips() throws IOException {
        calls = folder.resolve("calls");
        TestMedia.picture(folder.resolve("bg.png"), 64, 36);
        syllables("quiet.wav", 0.03, 0, 3.5);
        syllables("loud.wav", 0.9, 0, 3.5);
        syllables("peaky.wav", 0.12, 0.25, 3.5);
        syllables("spiky.wav", 0.02, 0.9, 3.5);
        syllables("short.wav", 0.1, 0, 0.4);
        syllables("silent.wav", 0, 0, 1.5);
    }

    @Test
    void eachClipComesToTheTargetAndWhatCannotIsAWarning() throws IOException {
        Path uneven = uneven();

        Run run = render("book", CLIP, "quiet", "loud", "peaky", "short", "silent", "spiky", uneven.toString());

        assertThat(run.status()).as(run.err()).isZero();
        List<Double> lufs = loudnesses("book");
        assertThat(lufs.get(0)).isCloseTo(-16, within(0.3));
        assertThat(lufs.get(1)).isCloseTo(-16, within(0.3));
        assertThat(lufs.get(2)).isCloseTo(-16, within(1.0));
        assertThat(lufs.get(3)).isCloseTo(-16, within(0.6));
        assertThat(lufs.get(4)).isLessThan(-60);
        assertThat(lufs.get(5)).isLessThan(-17);
        assertThat(lufs.get(6)).isCloseTo(-16, within(0.5));
        assertThat(highest("book")).isLessThan(-0.7);
        List<JsonNode> clips = clips("book");
        assertThat(clips.get(0).path("gainDb").asDouble()).isGreaterThan(10);
        assertThat(clips.get(1).path("gainDb").asDouble()).isNegative();
        assertThat(clips.get(4).path("gainDb").decimalValue()).isZero();
        assertThat(clips.get(0).path("gainDb").asDouble())
                .isCloseTo(-16 - clips.get(0).path("lufs").asDouble(), within(0.02));
        JsonNode warnings = result("book").path("warnings");
        assertThat(warnings).anySatisfy(warning -> {
            assertThat(warning.path("clip").asText()).isEqualTo("6");
            assertThat(warning.path("kind").asText()).isEqualTo("loudness");
            assertThat(warning.path("message").asText()).contains("LU quieter than wanted: its highest peaks");
        });
        assertThat(run.err()).contains("LU quieter than wanted");
        // All but the silent one once more, and the uneven one, which is refused at first.
        assertThat(callsFor("segment_")).isEqualTo(7 + 6 + 1);
    }

    @Test
    void withoutTheFieldNothingIsMeasuredAndNothingIsSaid() throws IOException {
        Run run = render("book", "", "quiet", "loud");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(callsFor("segment_")).isEqualTo(2);
        assertThat(clips("book").get(0).has("gainDb")).isFalse();
        assertThat(loudnesses("book").get(0)).isLessThan(-25);
    }

    @Test
    void aComplaintOfTheDecoderIsNotLostBesideARemark() throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve("spiky.wav"));
        Files.write(folder.resolve("cut.wav"), Arrays.copyOf(whole, whole.length - RATE));

        Run run = render("book", CLIP, "cut");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(result("book").path("warnings"))
                .extracting(warning -> warning.path("kind").asText())
                .containsExactly("complaint", "loudness");
    }

    @Test
    void aMonoClipIsAsLoudAsAStereoOneBehindIt() throws IOException {
        TestMedia.run(
                "-i", folder.resolve("loud.wav").toString(), "-af", "pan=stereo|c0=c0|c1=0.3*c0", at("stereo.wav"));

        Run run = render("book", CLIP, "quiet", "stereo");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(loudnesses("book")).allSatisfy(lufs -> assertThat(lufs).isCloseTo(-16, within(0.3)));
    }

    @Test
    void oneGainForAllKeepsTheDifferencesBetweenClips() throws IOException {
        Run run = render("book", PROJECT, "quiet", "short", "silent", "loud");

        assertThat(run.status()).as(run.err()).isZero();
        List<JsonNode> clips = clips("book");
        double gain = clips.get(0).path("gainDb").asDouble();
        assertThat(gain).isNotZero();
        assertThat(clips.get(1).path("gainDb").asDouble()).isEqualTo(gain);
        assertThat(clips.get(3).path("gainDb").asDouble()).isEqualTo(gain);
        assertThat(clips.get(2).path("gainDb").asDouble()).isZero();
        List<Double> lufs = loudnesses("book");
        for (int clip : new int[] {0, 1, 3}) {
            assertThat(lufs.get(clip)).isCloseTo(clips.get(clip).path("lufs").asDouble() + gain, within(0.5));
        }
        assertThat(callsFor("segment_")).isEqualTo(4 + 3);
    }

    /** Another picture is no other sound: the result tells how loud all clips are. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    -16
                    {"target": -16, "scope": "project"}
                    """)
    void whatWasPublishedIsFoundAgain(String loudness) throws IOException {
        assertThat(render("book", loudness, "quiet", "spiky", "loud").status()).isZero();
        JsonNode before = result("book");
        Files.delete(calls);
        TestMedia.picture(folder.resolve("bg.png"), 64, 40);

        Run run = render("book", loudness, "quiet", "spiky", "loud");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(callsFor("segment_")).isZero();
        assertThat(result("book").path("parts").findValuesAsText("gainDb"))
                .isEqualTo(before.path("parts").findValuesAsText("gainDb"));
        assertThat(result("book").path("warnings")).isEqualTo(before.path("warnings"));
    }

    @Test
    void anEditOfOneClipRendersThatOneAlone() throws IOException {
        assertThat(render("book", CLIP, 2, "quiet", "loud", "peaky").status()).isZero();
        List<String> before = result("book").path("parts").findValuesAsText("sha256");
        Files.delete(calls);
        syllables("loud.wav", 0.5, 0, 3.5);

        Run run = render("book", CLIP, 2, "quiet", "loud", "peaky");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(callsFor("segment_2.tmp")).isEqualTo(2);
        assertThat(callsFor("segment_")).isEqualTo(2);
        List<String> after = result("book").path("parts").findValuesAsText("sha256");
        assertThat(after.get(0)).isEqualTo(before.get(0));
        assertThat(after.get(1)).isNotEqualTo(before.get(1));
        assertThat(after.get(2)).isEqualTo(before.get(2));
    }

    @Test
    void anEditOfOneClipGivesAllAnotherGainWhereAllGetOne() throws IOException {
        assertThat(render("book", PROJECT, "quiet", "loud", "short").status()).isZero();
        Files.delete(calls);
        syllables("loud.wav", 0.3, 0, 3.5);

        Run run = render("book", PROJECT, "quiet", "loud", "short");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(callsFor("segment_")).isEqualTo(6);
        double gain = clips("book").get(0).path("gainDb").asDouble();
        assertThat(clips("book"))
                .allSatisfy(clip -> assertThat(clip.path("gainDb").asDouble()).isEqualTo(gain));
        assertThat(loudnesses("book").get(0))
                .isCloseTo(clips("book").get(0).path("lufs").asDouble() + gain, within(0.3));
    }

    /** At each call that a clip has, and in the project's case between measuring and levelling. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    -16
                    {"target": -16, "scope": "project"}
                    """)
    void theSameComesOutAfterAKillAtAnyCall(String loudness) throws Exception {
        assertThat(render("book", loudness, "quiet", "spiky", "short", "loud").status())
                .isZero();
        JsonNode undisturbed = result("book");
        int undisturbedCalls = callsFor("segment_");
        Files.delete(calls);
        WholeFiles.deleteIn(folder.resolve("outbox"), any -> true);

        int starts = 0;
        int status;
        do {
            starts++;
            status = startWith(killer(starts), loudness, "quiet", "spiky", "short", "loud");
        } while (status != 0 && starts < 20);

        assertThat(status).isZero();
        assertThat(starts).isGreaterThan(2);
        assertThat(result("book").path("parts")).isEqualTo(undisturbed.path("parts"));
        assertThat(result("book").path("warnings")).isEqualTo(undisturbed.path("warnings"));
        // What was done is not done again: each kill costs what it interrupts, which may be both calls of a clip.
        assertThat(callsFor("segment_")).isLessThanOrEqualTo(undisturbedCalls + 2 * starts);
    }

    /**
     * Returns an ffmpeg that kills who has called it at the third or fourth call for a segment: before its work, or behind it. At
     * the second one no clip would ever be finished.
     */
    private Path killer(int start) throws IOException {
        Path own = folder.resolve("calls-of-start-" + start);
        return script("""
                case "$*" in
                    *segment_*) echo >> '%1$s' ;;
                    *) exec '%2$s' "$@" ;;
                esac
                [ $(wc -l < '%1$s') -ge %3$d ] || exec '%2$s' "$@"
                %4$s '%2$s' "$@"
                kill -9 $PPID
                """.formatted(own, TestMedia.ffmpeg(), 3 + start % 2, start / 2 % 2 == 0 ? "" : ":"));
    }

    private int startWith(Path ffmpeg, String loudness, String... clips) throws Exception {
        Path home = Files.createDirectories(folder.resolve("killed"));
        Path manifest = manifest("book", loudness, 0, clips);
        Process process = Run.start(
                home,
                folder.resolve("log.txt"),
                "render",
                "--set",
                "stillcast.ffmpeg=" + ffmpeg,
                "--inbox",
                folder.resolve("inbox").toString(),
                "--outbox",
                folder.resolve("outbox").toString(),
                "--temp",
                folder.resolve("temp").toString(),
                manifest.toString());
        return process.waitFor();
    }

    private Path recorder() throws IOException {
        return script("exec '%s' \"$@\"".formatted(TestMedia.ffmpeg()));
    }

    /** Returns an ffmpeg that writes down its calls. */
    private Path script(String work) throws IOException {
        Path script = Files.writeString(
                folder.resolve("ffmpeg"), "#!/bin/sh\necho \"$*\" >> '%s'\n%s\n".formatted(calls, work));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    private Run render(String id, String loudness, String... clips) throws IOException {
        return render(id, loudness, 0, clips);
    }

    private Run render(String id, String loudness, int everySeconds, String... clips) throws IOException {
        Path manifest = manifest(id, loudness, everySeconds, clips);
        return Run.in(folder, "render", "--set", "stillcast.ffmpeg=" + recorder(), manifest.toString());
    }

    private Path manifest(String id, String loudness, int everySeconds, String... clips) throws IOException {
        String names = Arrays.stream(clips)
                .map(clip -> "\"%s\"".formatted(clip.contains(".") ? clip : clip + ".wav"))
                .collect(Collectors.joining(", "));
        return Files.writeString(folder.resolve(id + ".json"), """
                        {"version": 1, "image": "bg.png", "video": {"width": 64, "height": 36}, "split": %s,%s
                         "clips": [%s]}
                        """.formatted(
                        everySeconds == 0 ? "false" : "{\"every\": %d}".formatted(everySeconds),
                        loudness.isEmpty() ? "" : " \"loudness\": %s,".formatted(loudness),
                        names));
    }

    private int callsFor(String name) throws IOException {
        if (Files.notExists(calls)) {
            return 0;
        }
        return (int) Files.readString(calls)
                .lines()
                .filter(call -> call.contains(name) && !call.contains("-f concat"))
                .count();
    }

    private JsonNode result(String id) throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("outbox/%1$s/%1$s.json".formatted(id)).toFile());
    }

    private List<JsonNode> clips(String id) throws IOException {
        List<JsonNode> clips = new ArrayList<>();
        result(id).path("parts").forEach(part -> part.path("clips").forEach(clips::add));
        return clips;
    }

    /** Returns how loud each clip is in the first part, decoded from AAC. */
    private List<Double> loudnesses(String id) throws IOException {
        int channels = result(id).path("channels").asInt();
        short[] part = decoded(folder.resolve("outbox/%1$s/%1$s_part001.mp4".formatted(id)), channels);
        List<Double> lufs = new ArrayList<>();
        for (JsonNode clip : clips(id)) {
            int start = clip.path("startSamples").asInt();
            int end = start + clip.path("samples").asInt();
            LoudnessMeter meter = new LoudnessMeter(RATE, channels);
            meter.add(
                    Arrays.copyOfRange(part, start * channels, Math.min(end * channels, part.length)),
                    Math.min(end, part.length / channels) - start);
            lufs.add(meter.end().loudness().lufs());
        }
        return lufs;
    }

    private double highest(String id) throws IOException {
        int channels = result(id).path("channels").asInt();
        short[] part = decoded(folder.resolve("outbox/%1$s/%1$s_part001.mp4".formatted(id)), channels);
        LoudnessMeter meter = new LoudnessMeter(RATE, channels);
        meter.add(part, part.length / channels);
        return meter.end().loudness().truePeak();
    }

    private static short[] decoded(Path file, int channels) throws IOException {
        byte[] bytes = TestMedia.run(
                "-i", "file:" + file, "-map", "0:a:0", "-ac", String.valueOf(channels), "-f", "s16le", "-");
        short[] values = new short[bytes.length / Short.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(values);
        return values;
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    /** Two AACs, one of which is mono and the other one stereo, glued together. */
    private Path uneven() throws IOException {
        TestMedia.run("-i", at("quiet.wav"), "-b:a", "96k", at("a.aac"));
        TestMedia.run("-i", at("quiet.wav"), "-ar", "44100", "-b:a", "96k", at("b.aac"));
        Path glued = folder.resolve("glued.aac");
        Files.write(glued, Files.readAllBytes(folder.resolve("a.aac")));
        Files.write(glued, Files.readAllBytes(folder.resolve("b.aac")), StandardOpenOption.APPEND);
        return glued.getFileName();
    }

    /** Goes like speech: syllables of a voice with many harmonics, four a second, each with a peak that sticks out. */
    private void syllables(String name, double amplitude, double peak, double seconds) throws IOException {
        int samples = (int) Math.round(seconds * RATE);
        ByteBuffer wave = ByteBuffer.allocate(44 + samples * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        wave.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples * Short.BYTES);
        wave.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1);
        wave.putShort((short) 1).putInt(RATE).putInt(RATE * Short.BYTES);
        wave.putShort((short) Short.BYTES).putShort((short) 16);
        wave.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples * Short.BYTES);
        for (int sample = 0; sample < samples; sample++) {
            double time = (double) sample / RATE;
            double swell = Math.pow(Math.sin(Math.PI * 4 * time), 2);
            double voice = 0;
            for (int harmonic = 1; harmonic <= 12; harmonic++) {
                voice += Math.sin(2 * Math.PI * 140 * harmonic * time + harmonic * harmonic) / harmonic;
            }
            double burst = Math.exp(-Math.pow((time * 4 % 1 - 0.5) * 100, 2)) * Math.sin(2 * Math.PI * 1700 * time);
            double value = amplitude * swell * voice / 2 + peak * burst;
            wave.putShort((short) Math.rint(32767 * Math.max(-1, Math.min(1, value))));
        }
        Files.write(folder.resolve(name), wave.array());
    }
}
