package org.stillcast.packed;

import java.util.Arrays;

/**
 * Numbers different keys 0, 1, 2 … in the order in which they come, and finds the number of a key again: 24 to 48 bytes a
 * key. What belongs to a key is kept in arrays beside it, by its number. Not safe for use by several threads.
 */
public final class KeyIndex {
    private static final int NONE = -1;

    private long[] keys = new long[32];
    /** For each place that a key may have, its number plus one, or 0; more than half of them are free. */
    private int[] numbers = new int[32];

    private int size;

    /** Returns the number of a key, a new one if it has not come yet. */
    public int add(Key key) {
        int slot = slot(key);
        if (numbers[slot] == 0) {
            if (2 * size >= numbers.length - 2) {
                grow();
                slot = slot(key);
            }
            keys[2 * size] = key.high();
            keys[2 * size + 1] = key.low();
            numbers[slot] = ++size;
        }
        return numbers[slot] - 1;
    }

    /** Returns the number of a text's key, a new one if it has not come yet. */
    public int add(String text) {
        return add(Key.of(text));
    }

    /** Returns the number of a text's key; -1 if it has not come yet. */
    public int find(String text) {
        int number = numbers[slot(Key.of(text))];
        return number == 0 ? NONE : number - 1;
    }

    /** Tells whether a text's key has come. */
    public boolean contains(String text) {
        return find(text) != NONE;
    }

    /** Returns the key that has a number. */
    public Key key(int number) {
        return new Key(keys[2 * number], keys[2 * number + 1]);
    }

    /** Returns how many different keys have come. */
    public int size() {
        return size;
    }

    /** Returns the place of a key, or the free one where it would be put. */
    private int slot(Key key) {
        int slot = (int) (key.low() ^ key.high()) & (numbers.length - 1);
        while (numbers[slot] != 0) {
            int number = numbers[slot] - 1;
            if (keys[2 * number] == key.high() && keys[2 * number + 1] == key.low()) {
                break;
            }
            slot = (slot + 1) & (numbers.length - 1);
        }
        return slot;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, Math.multiplyExact(keys.length, 2));
        numbers = new int[Math.multiplyExact(numbers.length, 2)];
        for (int number = 0; number < size; number++) {
            numbers[slot(key(number))] = number + 1;
        }
    }
}
