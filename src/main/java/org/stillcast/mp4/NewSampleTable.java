package org.stillcast.mp4;

import java.util.Arrays;

/** What a track that is to be written says of its samples: eight bytes of memory for each. */
final class NewSampleTable {
    private static final int FEW = 1024;

    /** The version, and how many samples there are. */
    private static final int HEAD_BYTES = 8;

    private int[] ticks = new int[FEW];
    private int[] bytes = new int[FEW];
    private int count;
    private long allTicks;
    private long allBytes;

    /**
     * Adds a sample.
     *
     * @throws IllegalArgumentException if there are more of them than {@link SampleTable} reads
     */
    void add(int sampleTicks, int sampleBytes) {
        if (count == SampleTable.MOST_SAMPLES) {
            throw new IllegalArgumentException("more than %d samples".formatted(count));
        }
        if (count == ticks.length) {
            ticks = Arrays.copyOf(ticks, 2 * count);
            bytes = Arrays.copyOf(bytes, 2 * count);
        }
        ticks[count] = sampleTicks;
        bytes[count] = sampleBytes;
        count++;
        allTicks += sampleTicks;
        allBytes += sampleBytes;
    }

    int count() {
        return count;
    }

    long ticks() {
        return allTicks;
    }

    long bytes() {
        return allBytes;
    }

    /** Returns the box that says how long each sample lasts. */
    NewBox times() {
        return new NewBox("stts", HEAD_BYTES + 2L * Integer.BYTES * count, out -> {
            out.writeInt(0); // version
            out.writeInt(count);
            for (int i = 0; i < count; i++) {
                out.writeInt(1); // one sample of that length
                out.writeInt(ticks[i]);
            }
        });
    }

    /** Returns the box that says how long each sample is. */
    NewBox sizes() {
        return new NewBox("stsz", HEAD_BYTES + Integer.BYTES + (long) Integer.BYTES * count, out -> {
            out.writeInt(0); // version
            out.writeInt(0); // they are not all of one length
            out.writeInt(count);
            for (int i = 0; i < count; i++) {
                out.writeInt(bytes[i]);
            }
        });
    }
}
