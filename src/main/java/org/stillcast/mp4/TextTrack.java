package org.stillcast.mp4;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.stillcast.files.MalformedFileException;
import org.stillcast.mp4.SampleTable.Sample;

/**
 * The texts of a track of an MP4 file of ours, read one after another: subtitles (3GPP TS 26.245, {@code tx3g}), or chapters,
 * which ffmpeg writes as a QuickTime text track that the others refer to. It has no limit of 255, as the {@code chpl} box
 * has. Not for several threads.
 */
public final class TextTrack implements Closeable {
    private static final int LENGTH_BYTES = 2;

    private final SeekableByteChannel channel;
    private final Mp4Box track;
    private final SampleTable samples;
    private final long ticksPerSecond;
    private final long firstTick;
    private final boolean skipsEmpty;

    private TextTrack(SeekableByteChannel channel, Mp4Box movie, Mp4Box track, boolean skipsEmpty) throws IOException {
        this.channel = channel;
        this.track = track;
        this.samples = new SampleTable(channel, track.path(channel, "mdia", "minf", "stbl"));
        this.ticksPerSecond = ticksPerSecond(track.path(channel, "mdia", "mdhd"), channel);
        this.firstTick = firstTick(channel, movie, track);
        this.skipsEmpty = skipsEmpty;
    }

    /**
     * Opens the first track of subtitles; empty if there is none. What is between subtitles, samples without a text, is left
     * out.
     *
     * @throws IOException if the file cannot be read or is not an MP4 file
     */
    public static Optional<TextTrack> subtitles(Path file) throws IOException {
        return open(file, true, (channel, movie) -> {
            for (Mp4Box track : Track.boxes(channel, movie)) {
                if (Track.read(track, channel).handler().equals("sbtl")) {
                    return track;
                }
            }
            return null;
        });
    }

    /**
     * Opens the chapters; empty if there are none. One may have no title.
     *
     * @throws IOException if the file cannot be read or is not an MP4 file
     */
    public static Optional<TextTrack> chapters(Path file) throws IOException {
        return open(file, false, (channel, movie) -> {
            for (Mp4Box track : Track.boxes(channel, movie)) {
                Mp4Box references = track.child(channel, "tref");
                Mp4Box chapters = references == null ? null : references.child(channel, "chap");
                if (chapters != null) {
                    return track(new NumberTable(channel, chapters, 0).next(), channel, movie);
                }
            }
            return null;
        });
    }

    /** Finds a track's box. */
    private interface Search {
        @Nullable
        Mp4Box in(SeekableByteChannel channel, Mp4Box movie) throws IOException;
    }

    private static Optional<TextTrack> open(Path file, boolean skipsEmpty, Search search) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file);
        try {
            Mp4Box movie = Mp4Box.movie(channel, file);
            Mp4Box track = search.in(channel, movie);
            if (track != null) {
                return Optional.of(new TextTrack(channel, movie, track, skipsEmpty));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static Mp4Box track(long id, SeekableByteChannel channel, Mp4Box movie) throws IOException {
        for (Mp4Box track : Track.boxes(channel, movie)) {
            if (Track.read(track, channel).id() == id) {
                return track;
            }
        }
        throw new MalformedFileException("no track %d, which is said to have the chapters".formatted(id));
    }

    private static long ticksPerSecond(Mp4Box header, SeekableByteChannel channel) throws IOException {
        int at = header.isWide(channel) ? 20 : 12;
        long ticks = Integer.toUnsignedLong(header.head(channel, at + 4).getInt(at));
        if (ticks == 0) {
            throw new MalformedFileException("a track has 0 ticks a second");
        }
        return ticks;
    }

    /** Where the track's first sample is in the video: an edit list may put it later, or leave out its beginning. */
    private long firstTick(SeekableByteChannel channel, Mp4Box movie, Mp4Box track) throws IOException {
        Mp4Box edits = track.child(channel, "edts");
        Mp4Box list = edits == null ? null : edits.child(channel, "elst");
        if (list == null) {
            return 0;
        }
        boolean wide = list.isWide(channel);
        NumberTable entries = new NumberTable(channel, list, 8);
        long movieTicksPerSecond = ticksPerSecond(movie.path(channel, "mvhd"), channel);
        long empty = 0;
        while (entries.hasNext()) {
            long length = wide ? entries.nextWide() : entries.next();
            long mediaTick = wide ? entries.nextWide() : (int) entries.next();
            entries.next(); // rate
            if (mediaTick >= 0) {
                return empty * ticksPerSecond / movieTicksPerSecond - mediaTick;
            }
            empty += length;
        }
        return 0;
    }

    /** Returns the track's language: ISO 639-2/T, {@code und} if it has none. */
    public String language() throws IOException {
        return Track.read(track, channel).language();
    }

    /**
     * Returns the next text; empty behind the last one.
     *
     * @throws MalformedFileException if the file is damaged
     */
    public Optional<TextSample> next() throws IOException {
        for (Optional<Sample> next = samples.next(); next.isPresent(); next = samples.next()) {
            String text = text(next.get());
            if (!text.isEmpty() || !skipsEmpty) {
                return Optional.of(new TextSample(
                        millis(next.get().fromTick()), millis(next.get().toTick()), text));
            }
        }
        return Optional.empty();
    }

    /** A sample has the length of its text in bytes, the text, and boxes that say how it looks. */
    private String text(Sample sample) throws IOException {
        if (sample.bytes() < LENGTH_BYTES) {
            throw new MalformedFileException(
                    "a text at byte %d of %d bytes".formatted(sample.position(), sample.bytes()));
        }
        int length = Short.toUnsignedInt(
                Mp4Box.read(channel, sample.position(), LENGTH_BYTES).getShort());
        if (length > sample.bytes() - LENGTH_BYTES) {
            throw new MalformedFileException(
                    "a text at byte %d says that it has %d bytes".formatted(sample.position(), length));
        }
        ByteBuffer bytes = Mp4Box.read(channel, sample.position() + LENGTH_BYTES, length);
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    private long millis(long tick) {
        return Math.floorDiv((firstTick + tick) * 1000 + ticksPerSecond / 2, ticksPerSecond);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
