package org.stillcast.packed;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** Keys of many things, which are known by their indices: 16 bytes each. Not safe for use by several threads. */
public final class KeyTable {
    private static final int NUMBERS = 2;

    private final BitSet known;
    private long[] numbers;

    /** Makes an empty one. */
    public KeyTable() {
        known = new BitSet();
        numbers = new long[0];
    }

    private KeyTable(KeyTable other) {
        known = (BitSet) other.known.clone();
        numbers = other.numbers.clone();
    }

    /** Returns the same, which does not change when this does. */
    public KeyTable copy() {
        return new KeyTable(this);
    }

    /**
     * Says what the key of a thing is.
     *
     * @param key 32 digits of lower-case hexadecimal
     */
    public void put(int index, String key) {
        int at = NUMBERS * index;
        if (at + 1 >= numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(at + NUMBERS, numbers.length + numbers.length / 2));
        }
        Key packed = Key.of(key);
        numbers[at] = packed.high();
        numbers[at + 1] = packed.low();
        known.set(index);
    }

    /** Returns the key of a thing; empty if nobody has said it. */
    public Optional<String> get(int index) {
        return known.get(index)
                ? Optional.of(new Key(numbers[NUMBERS * index], numbers[NUMBERS * index + 1]).toString())
                : Optional.empty();
    }

    /** Tells whether a thing has the same key here and there. */
    public boolean isSame(int index, KeyTable other) {
        int at = NUMBERS * index;
        return known.get(index) == other.known.get(index)
                && (!known.get(index)
                        || (numbers[at] == other.numbers[at] && numbers[at + 1] == other.numbers[at + 1]));
    }
}
