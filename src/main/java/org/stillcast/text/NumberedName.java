package org.stillcast.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A path as runs of digits and of other signs, without the extension. */
final class NumberedName {
    private static final Pattern EXTENSION = Pattern.compile("(?<=[^/])[.](?=[^./]*[A-Za-z])[^./]{1,5}$");
    private static final Pattern RUN = Pattern.compile("[0-9]+|[^0-9]+");
    private static final Pattern NUMBER = Pattern.compile("0*[0-9]{1,9}");

    private final List<String> runs;

    NumberedName(String path) {
        runs = RUN.matcher(EXTENSION.matcher(path).replaceFirst(""))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** Returns the first run in which another name differs, or is at its end. */
    int firstDifference(NumberedName other) {
        int run = 0;
        while (run < Math.min(runs.size(), other.runs.size()) && runs.get(run).equals(other.runs.get(run))) {
            run++;
        }
        return run;
    }

    /** Tells whether a run is there and a number that somebody may count with. */
    boolean isNumber(int run) {
        return run < runs.size() && NUMBER.matcher(runs.get(run)).matches();
    }

    long number(int run) {
        return Long.parseLong(runs.get(run));
    }

    /** Returns the element of the path that a run is in. */
    String element(int run) {
        return start(run) + runs.get(run) + end(run);
    }

    /**
     * Returns the element with another number in it: what stands behind that only if it is the same in the next name.
     *
     * @param number between those of both names
     */
    String counted(int run, long number, NumberedName next) {
        int digits = Math.min(runs.get(run).length(), next.runs.get(run).length());
        String end = end(run).equals(next.end(run)) ? end(run) : "";
        return start(run)
                + "0".repeat(Math.max(0, digits - Long.toString(number).length()))
                + number
                + end;
    }

    private String start(int run) {
        String before = String.join("", runs.subList(0, run));
        return before.substring(before.lastIndexOf('/') + 1);
    }

    private String end(int run) {
        String behind = String.join("", runs.subList(run + 1, runs.size()));
        int slash = behind.indexOf('/');
        return slash < 0 ? behind : behind.substring(0, slash);
    }
}
