package org.stillcast.text;

import java.util.ArrayList;
import java.util.List;

/** Numbers in names that follow one another, which become greater from each to the next. */
final class CountedNumbers {
    private static final int MOST_KEPT = 100;
    private static final int LEAST_NUMBERS = 3;

    private final int run;
    private final List<MissingNumbers> missing = new ArrayList<>();
    private int byOne;
    private int gaps;
    private long missingCount;

    /** @param run of signs in the names that is the number */
    CountedNumbers(int run) {
        this.run = run;
    }

    /**
     * Takes the next number.
     *
     * @param before the name that was taken last
     * @param position of {@code after} among all names
     * @return whether it is greater than the one before it
     */
    boolean take(NumberedName before, NumberedName after, int position) {
        long from = before.number(run);
        long lacking = after.number(run) - from - 1;
        if (lacking > 0) {
            gaps++;
            missingCount += lacking;
            if (missing.size() < MOST_KEPT) {
                missing.add(new MissingNumbers(
                        before.counted(run, from + 1, after),
                        before.counted(run, from + lacking, after),
                        before.element(run),
                        after.element(run),
                        position));
            }
        } else {
            byOne++;
        }
        return lacking >= 0;
    }

    /**
     * Tells whether somebody has numbered them one by one, so that what is missing has been there: no step of tens, no numbers of
     * a choice.
     */
    boolean isBelieved() {
        int numbers = byOne + gaps + 1;
        return numbers >= LEAST_NUMBERS && gaps <= byOne && 2 * missingCount <= numbers;
    }

    List<MissingNumbers> missing() {
        return missing;
    }

    long missingCount() {
        return missingCount;
    }
}
