package org.stillcast.packed;

import java.util.Arrays;

/**
 * Numbers of some of many things, which are known by their indices: 0 where nothing was put, and four bytes for each thing up to the
 * last one that something was put for. Not safe for use by several threads while numbers are put.
 */
public final class SparseNumbers {
    private int[] numbers;

    /** Makes an empty one. */
    public SparseNumbers() {
        numbers = new int[0];
    }

    private SparseNumbers(SparseNumbers other) {
        numbers = other.numbers.clone();
    }

    /** Returns the same, which does not change when this does. */
    public SparseNumbers copy() {
        return new SparseNumbers(this);
    }

    /** Gives a thing its number, in place of what it had before. */
    public void put(int index, int number) {
        if (index >= numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(index + 1, numbers.length + numbers.length / 2));
        }
        numbers[index] = number;
    }

    /** Returns the number of a thing; 0 if it has none. */
    public int get(int index) {
        return index < numbers.length ? numbers[index] : 0;
    }

    /** Returns an index that none with another number than 0 reaches. */
    public int end() {
        return numbers.length;
    }
}
