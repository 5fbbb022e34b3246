package org.stillcast.timeline;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

import org.stillcast.packed.Remarks;

/** Levels of many takes, which are known by their indices: 12 bytes each, and nothing as long as there is none. Not safe for use by several threads. */
public final class LevelTable {
    private static final int NUMBERS = 3;

    private final BitSet known;
    private final Remarks remarks;
    private int[] numbers;

    /** Makes an empty one. */
    public LevelTable() {
        known = new BitSet();
        remarks = new Remarks();
        numbers = new int[0];
    }

    private LevelTable(LevelTable other) {
        known = (BitSet) other.known.clone();
        remarks = other.remarks.copy();
        numbers = other.numbers.clone();
    }

    /** Returns the same, which does not change when this does. */
    public LevelTable copy() {
        return new LevelTable(this);
    }

    /** Says what the level of a take is, or that none is known of it. */
    public void put(int index, Optional<TakeLevel> level) {
        known.clear(index);
        remarks.remove(index);
        level.ifPresent(there -> put(index, there));
    }

    private void put(int index, TakeLevel level) {
        int at = NUMBERS * index;
        if (at + NUMBERS > numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(at + NUMBERS, numbers.length + numbers.length / 2));
        }
        numbers[at] = level.lufs();
        numbers[at + 1] = level.truePeak();
        numbers[at + 2] = level.gain();
        known.set(index);
        level.remark().ifPresent(text -> remarks.put(index, text));
    }

    /** Returns the level of a take; empty if it is not known. */
    public Optional<TakeLevel> get(int index) {
        int at = NUMBERS * index;
        return known.get(index)
                ? Optional.of(new TakeLevel(numbers[at], numbers[at + 1], numbers[at + 2], remarks.get(index)))
                : Optional.empty();
    }
}
