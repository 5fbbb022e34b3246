package org.stillcast.text;

import java.time.Duration;
import java.util.Locale;

/** Lengths as clocks show them, which people of all languages read. */
public final class ClockTime {
    private ClockTime() {}

    /** Returns a length, whole seconds of it: {@code 1:02:03}. */
    public static String of(Duration length) {
        return String.format(
                Locale.ROOT, "%d:%02d:%02d", length.toHours(), length.toMinutesPart(), length.toSecondsPart());
    }
}
