package org.stillcast.slide;

import java.util.Arrays;

/** The characters that a font has. Most fonts have some hundred runs of them. Immutable. */
final class Coverage {
    /** First and last character of each run, in order. */
    private final int[] runs;

    private Coverage(int[] runs) {
        this.runs = runs;
    }

    /** Takes runs in any order. */
    static final class Builder {
        private long[] runs = new long[64];
        private int count;

        /**
         * Adds a run.
         *
         * @param last inclusive
         */
        void add(int first, int last) {
            if (count == runs.length) {
                runs = Arrays.copyOf(runs, 2 * count);
            }
            runs[count++] = ((long) first << Integer.SIZE) | last;
        }

        Coverage build() {
            Arrays.sort(runs, 0, count);
            int[] merged = new int[2 * count];
            int size = 0;
            for (int i = 0; i < count; i++) {
                int first = (int) (runs[i] >> Integer.SIZE);
                int last = (int) runs[i];
                if (size > 0 && first <= merged[size - 1] + 1) {
                    merged[size - 1] = Math.max(merged[size - 1], last);
                } else {
                    merged[size++] = first;
                    merged[size++] = last;
                }
            }
            return new Coverage(Arrays.copyOf(merged, size));
        }
    }

    boolean has(int character) {
        int at = Arrays.binarySearch(runs, character);
        return at >= 0 || (-at - 1) % 2 != 0;
    }

    boolean isEmpty() {
        return runs.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Coverage coverage && Arrays.equals(runs, coverage.runs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(runs);
    }
}
