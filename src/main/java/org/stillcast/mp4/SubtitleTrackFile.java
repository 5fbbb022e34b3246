package org.stillcast.mp4;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;

import org.stillcast.subtitle.Cue;

/**
 * An MP4 file with nothing but subtitles (3GPP TS 26.245, {@code tx3g}), from which ffmpeg copies the track into a part. So the
 * texts are in the part as they are here: ffmpeg's own coder, given a file of subtitles, takes markup out of them.
 *
 * <p>What is between two cues is a sample without a text. The track has 100 ticks to a millisecond: with one, ffmpeg (4.4.1, 5.1) puts
 * thousands of samples of no length between cues when it copies them. The head stands in front, since ffmpeg reads no fragments
 * of such a track.
 */
public final class SubtitleTrackFile {
    private static final int TICKS_PER_MILLI = 100;

    /** Almost six hours; ffmpeg 4.4.1 reads a sample's length as a number with a sign. */
    private static final long MOST_SAMPLE_MILLIS = Integer.MAX_VALUE / TICKS_PER_MILLI;

    /** The length of a text stands before it in two bytes. */
    private static final int MOST_TEXT_BYTES = 0xFFFF;

    private SubtitleTrackFile() {}

    /**
     * Writes a file. Cues are asked for twice, and not kept.
     *
     * @param cues at least one, in order, each beginning when the one in front of it has ended, or later; the same each time
     * @param out the caller closes it
     * @throws IllegalArgumentException if there is none, if they are not in order, or if they are too many (there may be a million
     *     samples)
     * @throws IOException if it cannot be written
     */
    public static void write(Iterable<Cue> cues, OutputStream out) throws IOException {
        NewSampleTable table = new NewSampleTable();
        for (Iterator<TextSample> samples = samples(cues.iterator()); samples.hasNext(); ) {
            TextSample sample = samples.next();
            table.add(ticks(sample), Short.BYTES + utf8(sample).length);
        }
        if (table.count() == 0) {
            throw new IllegalArgumentException("no cues");
        }
        NewBox kind = NewBox.of("ftyp", "isom\0\0\2\0isomiso2mp41".getBytes(StandardCharsets.ISO_8859_1));
        NewBox data = new NewBox("mdat", table.bytes(), texts -> writeTexts(samples(cues.iterator()), texts));
        SubtitleMovie movie = new SubtitleMovie(table, 1_000 * TICKS_PER_MILLI);
        // a million samples take 12 MB of the head, so that four bytes are enough for what stands behind it
        int textsAt = Math.toIntExact(kind.bytes() + movie.box(0).bytes() + data.headBytes());

        DataOutputStream file = new DataOutputStream(new BufferedOutputStream(out));
        kind.writeTo(file);
        movie.box(textsAt).writeTo(file);
        data.writeTo(file);
        file.flush();
    }

    /**
     * Returns what {@link TextTrack} reads of a file of cues: each as it is, but a cue of almost six hours or more is several of the
     * same text, and a text of more than 65535 bytes in UTF-8 is cut behind the last whole character of them.
     */
    public static Iterator<TextSample> shown(Iterator<Cue> cues) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(samples(cues), 0), false)
                .filter(sample -> !sample.text().isEmpty())
                .iterator();
    }

    private static SubtitleSamples samples(Iterator<Cue> cues) {
        return new SubtitleSamples(cues, MOST_SAMPLE_MILLIS, MOST_TEXT_BYTES);
    }

    private static int ticks(TextSample sample) {
        return Math.toIntExact(TICKS_PER_MILLI * (sample.toMillis() - sample.fromMillis()));
    }

    private static byte[] utf8(TextSample sample) {
        return sample.text().getBytes(StandardCharsets.UTF_8);
    }

    private static void writeTexts(Iterator<TextSample> samples, DataOutputStream out) throws IOException {
        while (samples.hasNext()) {
            byte[] text = utf8(samples.next());
            out.writeShort(text.length);
            out.write(text);
        }
    }
}
