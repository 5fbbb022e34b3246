package org.stillcast.draft;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.stillcast.text.Visible;

/**
 * The name of a file or folder as a title: without the number in front and what divides it from the rest, and with blanks where
 * names have {@code _}. What is nothing but a number, or begins with a date, stays.
 */
final class TidyName {
    private static final Pattern NUMBER =
            Pattern.compile("[(\\[]?[0-9]{1,4}[)\\]]?(?:\\s*[-–—.:：、，)]+\\s*|\\s+)(?=.*\\p{L})");
    private static final Pattern DATE = Pattern.compile("(?:19|20)[0-9]{2}[-. ](?:0[1-9]|1[0-2])(?![0-9]).*");

    private TidyName() {}

    /** Returns a title; empty if there is nothing to be seen in the name. */
    static Optional<String> of(String name) {
        String spaced = spaced(name);
        boolean isDated = DATE.matcher(spaced).matches();
        return Optional.of(isDated ? spaced : withoutNumber(spaced)).filter(title -> !title.isEmpty());
    }

    /** Returns a title with the number. */
    static Optional<String> numbered(String name) {
        return Optional.of(spaced(name)).filter(title -> !title.isEmpty());
    }

    /** Tells whether two names differ in their numbers alone, so that these are what tells their titles apart. */
    static boolean differInNumbers(String one, String other) {
        return !one.equals(other) && of(one).equals(of(other));
    }

    private static String spaced(String name) {
        return Visible.of(name).replace('_', ' ').replaceAll("\\s+", " ").strip();
    }

    private static String withoutNumber(String name) {
        Matcher number = NUMBER.matcher(name);
        return number.lookingAt() ? name.substring(number.end()) : name;
    }
}
