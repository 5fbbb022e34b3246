package org.stillcast.mp4;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

import org.stillcast.files.MalformedFileException;

/** Where the samples of a track stand in the file and in time, one after another ({@code stts stsz stsc stco}). */
final class SampleTable {
    /** Of texts; a table that says more is a damaged one. */
    static final long MOST_SAMPLES = 1_000_000;

    private final NumberTable times;
    private final NumberTable sizes;
    private final NumberTable chunkRuns;
    private final NumberTable chunks;
    private final boolean wideChunks;
    private final long sameSize;
    private long left;

    private long tick;
    private long ticksPerSample;
    private long leftOfTime;

    private long position;
    private long chunk;
    private long leftOfChunk;
    private long samplesPerChunk;
    private long nextRunsChunk;
    private long nextSamplesPerChunk;

    /**
     * @param table the {@code stbl} box
     */
    SampleTable(SeekableByteChannel channel, Mp4Box table) throws IOException {
        times = new NumberTable(channel, table.path(channel, "stts"), 8);
        Mp4Box sizeBox = table.path(channel, "stsz");
        sizes = new NumberTable(channel, sizeBox, 4);
        sameSize = sizes.next();
        left = sizes.next();
        if (left > MOST_SAMPLES) {
            throw new MalformedFileException("a track of %d texts".formatted(left));
        }
        chunkRuns = new NumberTable(channel, table.path(channel, "stsc"), 8);
        Mp4Box narrow = table.child(channel, "stco");
        wideChunks = narrow == null;
        chunks = new NumberTable(channel, narrow == null ? table.path(channel, "co64") : narrow, 8);
        readRun();
    }

    /**
     * A sample.
     *
     * @param fromTick inclusive
     * @param toTick exclusive
     * @param position of its first byte in the file
     */
    record Sample(long fromTick, long toTick, long position, long bytes) {}

    /** Returns the next sample; empty behind the last one. */
    Optional<Sample> next() throws IOException {
        if (left == 0) {
            return Optional.empty();
        }
        left--;
        while (leftOfTime == 0) {
            leftOfTime = times.next();
            ticksPerSample = times.next();
        }
        leftOfTime--;
        while (leftOfChunk == 0) {
            beginChunk();
        }
        leftOfChunk--;
        long bytes = sameSize == 0 ? sizes.next() : sameSize;
        Sample sample = new Sample(tick, tick + ticksPerSample, position, bytes);
        tick += ticksPerSample;
        position += bytes;
        return Optional.of(sample);
    }

    private void beginChunk() throws IOException {
        chunk++;
        position = wideChunks ? chunks.nextWide() : chunks.next();
        if (chunk == nextRunsChunk) {
            samplesPerChunk = nextSamplesPerChunk;
            readRun();
        }
        leftOfChunk = samplesPerChunk;
    }

    /** A run: its first chunk, samples in each, and which description they have. */
    private void readRun() throws IOException {
        if (chunkRuns.hasNext()) {
            nextRunsChunk = chunkRuns.next();
            nextSamplesPerChunk = chunkRuns.next();
            chunkRuns.next();
        }
    }
}
