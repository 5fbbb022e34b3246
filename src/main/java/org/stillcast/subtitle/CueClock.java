package org.stillcast.subtitle;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The line that says when a cue is shown: {@code 00:00:01,000 --> 00:00:02,500}. Read with a comma or a dot, with hours or
 * without, and with settings behind it, which say where it is shown.
 *
 * @param fromMillis >= 0
 * @param toMillis >= 0
 */
record CueClock(long fromMillis, long toMillis) {
    /** What each line has that says when a cue is shown, and no text of one. */
    static final String ARROW = "-->";

    private static final String TIME = "(?:(\\d{1,4}):)?([0-5]?\\d):([0-5]?\\d)(?:[.,](\\d{3}))?";
    private static final Pattern SHAPE = Pattern.compile("\\s*" + TIME + "\\s*-->\\s*" + TIME + "(?:\\s.*)?");
    private static final int GROUPS = 4;

    /** Reads such a line; empty if it cannot be read. */
    static Optional<CueClock> of(String line) {
        Matcher matcher = SHAPE.matcher(line);
        return matcher.matches()
                ? Optional.of(new CueClock(millis(matcher, 1), millis(matcher, 1 + GROUPS)))
                : Optional.empty();
    }

    private static long millis(Matcher matcher, int group) {
        long minutes = 60 * number(matcher.group(group)) + number(matcher.group(group + 1));
        return 1_000 * (60 * minutes + number(matcher.group(group + 2))) + number(matcher.group(group + 3));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /**
     * Writes when a cue is shown.
     *
     * @param point what stands before the milliseconds
     */
    static void write(Cue cue, char point, Appendable out) throws IOException {
        out.append(time(cue.fromMillis(), point)).append(" --> ").append(time(cue.toMillis(), point));
    }

    static String time(long millis, char point) {
        long seconds = millis / 1_000;
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%c%03d",
                seconds / 3_600,
                seconds / 60 % 60,
                seconds % 60,
                point,
                millis % 1_000);
    }
}
