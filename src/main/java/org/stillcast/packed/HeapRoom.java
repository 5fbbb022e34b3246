package org.stillcast.packed;

import org.stillcast.text.Words;

/**
 * How many clips a heap has room for. What does not fit is refused before anything is begun.
 *
 * @param heapBytes largest size of the heap
 */
public record HeapRoom(long heapBytes) {
    private static final Words WORDS = Words.of(HeapRoom.class);

    /** What the program takes by itself, and what an order in work does. */
    private static final long PROGRAM_BYTES = 22L << 20;

    /** Where most of a clip is known at once, which is when an interrupted project is resumed. */
    private static final long BYTES_PER_CLIP = 220;

    /** A name is there as it is written, and as the file that it leads to. */
    private static final long TIMES_THE_NAMES = 2;

    /** So few fit into whatever the program starts in. */
    private static final long ALWAYS = 1_000;

    private static final long MEGABYTE = 1 << 20;

    /** Of what {@code -Xmx} says the serial collector keeps a thirtieth back: of 64 MB, 61.9 are told as the largest heap. */
    private static final long OPTION_PARTS = 30;

    private static final long HEAP_PARTS = 29;

    /** Of the option, in MB. */
    private static final long STEP = 32;

    /**
     * Returns the room that each project has in the program that runs.
     *
     * @param projects in work at a time, >= 1
     */
    public static HeapRoom ofThisProgram(int projects) {
        long heap = Runtime.getRuntime().maxMemory();
        return new HeapRoom(PROGRAM_BYTES + Math.max(0, heap - PROGRAM_BYTES) / projects);
    }

    /**
     * Tells whether clips fit.
     *
     * @param count of clips
     * @param nameBytes of all their names together, in UTF-8
     */
    public boolean holds(long count, long nameBytes) {
        return count <= ALWAYS || neededBytes(count, nameBytes) <= heapBytes;
    }

    private static long neededBytes(long count, long nameBytes) {
        return PROGRAM_BYTES + count * BYTES_PER_CLIP + nameBytes * TIMES_THE_NAMES;
    }

    /** Returns what to do so that clips fit, in words that go on from their number. */
    public String advice(long count, long nameBytes) {
        long needed = neededBytes(count, nameBytes) / MEGABYTE + 1;
        long option = needed * OPTION_PARTS / HEAP_PARTS + 1;
        return WORDS.say("more-memory", heapBytes / MEGABYTE, (option + STEP - 1) / STEP * STEP);
    }
}
