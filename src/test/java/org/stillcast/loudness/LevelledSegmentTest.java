package org.stillcast.loudness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.TestMedia;
import org.stillcast.ffmpeg.FfmpegCommand;
import org.stillcast.ffmpeg.LevelArguments;
import org.stillcast.project.Clip;
import org.stillcast.project.SampleRate;
import org.stillcast.work.ChannelLayout;
import org.stillcast.work.Orders;
import org.stillcast.work.SegmentOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A segment that is levelled by the bundled ffmpeg, encoded, decoded and measured again by its own meter. */
class LevelledSegmentTest {
    private static final Pattern LOUDNESS = Pattern.compile("lavfi\\.r128\\.I=(\\S+)");
    private static final Pattern TRUE_PEAK = Pattern.compile("lavfi\\.r128\\.true_peaks_ch\\d=(\\S+)");
    private static final double TARGET = -16;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "1, 0.03, 0.00, 4.321, false", // quiet
        "2, 0.9, 0.0, 4.321, false", // loud
        "1, 0.2, 0.22, 4.321, true", // with peaks that have to be limited: shorter ones than those of voices
        "2, 0.2, 0.5, 6.0001, true"
    })
    void isAsLoudAsWantedAndAsLongAsBefore(
            int channels, double amplitude, double peak, double seconds, boolean isLimited) throws IOException {
        short[] values =
                new Signals(channels).syllables(amplitude, peak, seconds).values();
        Path source = segment(values, channels);
        int samples = values.length / channels;
        Levelling levelling = Levelling.toTarget(Signals.measured(values, channels), TARGET);

        short[] heard = level(source, samples, levelling);

        assertThat(levelling.isLimited()).isEqualTo(isLimited);
        assertThat(heard).hasSameSizeAs(values);
        assertThat(TestMedia.samples(folder.resolve("levelled"))).hasSize(samples);
        assertThat(delay(values, heard)).isZero();
        assertThat(Signals.measured(heard, channels).loudness().lufs())
                .isCloseTo(TARGET, within(isLimited ? 1.0 : 0.1));
        String measured = measuredAsPart();
        assertThat(last(LOUDNESS, measured)).isCloseTo(TARGET, within(isLimited ? 1.0 : 0.1));
        assertThat(20 * Math.log10(last(TRUE_PEAK, measured))).isLessThan(-0.7);
    }

    private Path segment(short[] values, int channels) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(values);
        Path raw = Files.write(folder.resolve("raw"), bytes.array());
        Path source = folder.resolve("source.mp4");
        TestMedia.run(
                // spotless:off
                "-f", "s16le", "-ar", String.valueOf(Signals.RATE), "-ac", String.valueOf(channels), "-i", raw.toString(),
                "-f", "lavfi", "-t", "10", "-i", "color=c=gray:s=64x48:r=25",
                "-map", "0:a", "-map", "1:v", "-c:a", "alac", "-c:v", "libx264", "-shortest", source.toString());
                // spotless:on
        return source;
    }

    private short[] level(Path source, int samples, Levelling levelling) throws IOException {
        FfmpegCommand command = LevelArguments.of(order(), source, samples, levelling);
        byte[] au = TestMedia.run(command.arguments().toArray(String[]::new));
        ByteBuffer buffer = ByteBuffer.wrap(au);
        buffer.position(buffer.getInt(Integer.BYTES));
        short[] heard = new short[buffer.remaining() / Short.BYTES];
        buffer.asShortBuffer().get(heard);
        return heard;
    }

    /** What the part will have is what AAC makes of it. */
    private String measuredAsPart() throws IOException {
        Path part = folder.resolve("part.mp4");
        TestMedia.run(
                // spotless:off
                "-i", folder.resolve("levelled").toString(), "-map", "0:a", "-c:a", "aac", "-aac_coder", "fast",
                "-b:a", "96k", part.toString());
        byte[] printed = TestMedia.run(
                "-i", part.toString(), "-af", "ebur128=metadata=1:peak=true,ametadata=mode=print:file=-",
                "-f", "null", folder.resolve("null").toString());
                // spotless:on
        return new String(printed, StandardCharsets.UTF_8);
    }

    private static double last(Pattern pattern, String printed) {
        Matcher matcher = pattern.matcher(printed);
        double value = Double.NaN;
        while (matcher.find()) {
            value = Double.parseDouble(matcher.group(1));
        }
        return value;
    }

    /** Returns by how many values the second is late, at most 500 in either direction. */
    private static int delay(short[] before, short[] after) {
        int middle = before.length / 2;
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int late = -500; late <= 500; late++) {
            double product = 0;
            for (int i = middle; i < middle + Signals.RATE / 4; i++) {
                product += (double) before[i] * after[i + late];
            }
            if (product > highest) {
                highest = product;
                best = late;
            }
        }
        return best;
    }

    private SegmentOrder order() {
        return new SegmentOrder(
                0,
                new Clip("1", Path.of("1.wav"), "/clips/0"),
                Orders.rendering(new SampleRate(Signals.RATE)),
                "f",
                ChannelLayout.AS_IT_IS,
                Path.of("preview.mp4"),
                folder.resolve("segment"),
                folder.resolve("levelled"),
                folder.resolve("sketch"),
                folder.resolve("sketch.tmp"),
                Duration.ofMinutes(1));
    }
}
