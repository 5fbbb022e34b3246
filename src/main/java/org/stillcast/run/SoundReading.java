package org.stillcast.run;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Locale;

import org.stillcast.check.SoundSketch;
import org.stillcast.loudness.LevelRule;
import org.stillcast.loudness.Levelling;
import org.stillcast.loudness.Loudness;
import org.stillcast.loudness.LoudnessProfile;
import org.stillcast.work.SegmentOrder;

/**
 * What was measured of a segment's sound while it was read for its sketch, and what follows from that; as a short text between the
 * thread that reads and the one that looks at what ffmpeg has made.
 */
record SoundReading(Loudness loudness, Levelling levelling) {
    private static final int NUMBERS = 6;

    /**
     * Draws the sketch of a segment, and measures it if a loudness is wanted of it.
     *
     * @param sound what ffmpeg writes
     * @return what {@link #parse} reads; of no meaning if nothing was measured
     */
    static String text(SegmentOrder segment, InputStream sound) throws IOException {
        try (OutputStream sketch = new BufferedOutputStream(Files.newOutputStream(segment.sketchTemporary()))) {
            return segment.level().isEmpty()
                    ? SoundSketch.draw(sound, sketch).toString()
                    : of(
                                    SoundSketch.drawAndMeasure(sound, sketch),
                                    segment.level().get())
                            .text();
        }
    }

    private static SoundReading of(LoudnessProfile profile, LevelRule rule) {
        return new SoundReading(profile.loudness(), rule.levelling(profile));
    }

    private String text() {
        return String.format(
                Locale.ROOT,
                "%s %s %s %s %s %s",
                loudness.lufs(),
                loudness.truePeak(),
                levelling.gain(),
                levelling.isLimited(),
                levelling.expected(),
                levelling.missing());
    }

    /**
     * Reads a text.
     *
     * @throws IOException if it is none of these: then ffmpeg has written no sound
     */
    static SoundReading parse(String text) throws IOException {
        String[] numbers = text.split(" ", -1);
        if (numbers.length != NUMBERS) {
            throw new IOException("the loudness of a sound was expected, not \"%s\"".formatted(text));
        }
        return new SoundReading(
                new Loudness(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])),
                new Levelling(
                        Double.parseDouble(numbers[2]),
                        Boolean.parseBoolean(numbers[3]),
                        Double.parseDouble(numbers[4]),
                        Double.parseDouble(numbers[5])));
    }
}
