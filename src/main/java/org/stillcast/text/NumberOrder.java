package org.stillcast.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds numbers that stand behind a greater one in names that otherwise count: 0004 behind 0005. What is believed to be a mistake is
 * one name in the wrong place; names in an order of their own have many, and those that begin anew have others.
 */
public final class NumberOrder {
    private static final int LEAST_STEPS = 5;
    private static final int MOST = 2;
    private static final int STEPS_FOR_ONE = 20;

    private final List<NumberedName> names;

    private NumberOrder(List<String> paths) {
        names = paths.stream().map(NumberedName::new).toList();
    }

    /**
     * Returns the positions of names that should stand in front of the one before them.
     *
     * @param paths from a folder, their elements divided by /, each different
     */
    public static List<Integer> displaced(List<String> paths) {
        return new NumberOrder(paths).displaced();
    }

    private List<Integer> displaced() {
        int steps = 0;
        List<Integer> displaced = new ArrayList<>();
        for (int at = 1; at < names.size(); at++) {
            int run = names.get(at - 1).firstDifference(names.get(at));
            if (areNumbers(run, at - 1, at)) {
                steps++;
                if (!isAscending(run, at - 1, at) && isAlone(run, at)) {
                    displaced.add(at);
                }
            }
        }
        boolean areFew = displaced.size() <= Math.max(MOST, steps / STEPS_FOR_ONE);
        return steps >= LEAST_STEPS && areFew ? displaced : List.of();
    }

    /** Tells whether all is in order as soon as this name, or the one before it, is away. */
    private boolean isAlone(int run, int at) {
        boolean withoutTheOneBefore = at >= 2 && isAscending(run, at - 2, at);
        boolean withoutThis = at + 1 < names.size() && isAscending(run, at - 1, at + 1);
        return withoutTheOneBefore || withoutThis;
    }

    private boolean areNumbers(int run, int first, int second) {
        return names.get(first).isNumber(run) && names.get(second).isNumber(run);
    }

    private boolean isAscending(int run, int first, int second) {
        return names.get(first).firstDifference(names.get(second)) == run
                && areNumbers(run, first, second)
                && names.get(first).number(run) < names.get(second).number(run);
    }
}
