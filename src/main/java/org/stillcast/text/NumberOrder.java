package org.stillcast.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds numbers that stand behind a greater one in names that otherwise count: 0004 behind 0005. What is believed to be a mistake is
 * one name in the wrong place; names in an order of their own have many, and those that begin anew have others.
 *
 * <p>However many names there are, some of them are kept. Not safe for use by several threads.
 */
public final class NumberOrder {
    private static final int LEAST_STEPS = 5;
    private static final int MOST = 2;
    private static final int STEPS_FOR_ONE = 20;
    private static final NumberedName NONE = new NumberedName("");

    private final List<Integer> displaced = new ArrayList<>();
    private NumberedName secondBefore = NONE;
    private NumberedName before = NONE;
    private NumberedName latest = NONE;
    private int taken;
    private int steps;

    /**
     * Takes the next name.
     *
     * @param path from a folder, its elements divided by /; none that was taken before
     */
    public void add(String path) {
        settle(new NumberedName(path));
        taken++;
    }

    /** What is behind a name tells, too, whether it stands in the wrong place. */
    private void settle(NumberedName next) {
        int run = before.firstDifference(latest);
        if (areNumbers(run, before, latest)) {
            steps++;
            boolean isAlone = isAscending(run, secondBefore, latest) || isAscending(run, before, next);
            if (!isAscending(run, before, latest) && isAlone) {
                displaced.add(taken - 1);
            }
        }
        secondBefore = before;
        before = latest;
        latest = next;
    }

    /** Returns the positions of names that should stand in front of the one before them; called behind the last name. */
    public List<Integer> displaced() {
        settle(NONE);
        boolean areFew = displaced.size() <= Math.max(MOST, steps / STEPS_FOR_ONE);
        return steps >= LEAST_STEPS && areFew ? List.copyOf(displaced) : List.of();
    }

    private static boolean areNumbers(int run, NumberedName first, NumberedName second) {
        return first.isNumber(run) && second.isNumber(run);
    }

    private static boolean isAscending(int run, NumberedName first, NumberedName second) {
        return first.firstDifference(second) == run
                && areNumbers(run, first, second)
                && first.number(run) < second.number(run);
    }
}
