package org.stillcast.run;

import java.time.Duration;
import java.util.Locale;

import org.stillcast.text.Words;

/** How fast and how long, as people say it: no more exactly than it is known. */
final class PaceText {
    private static final int MINUTE = 60;

    private final Words words;

    PaceText(Words words) {
        this.words = words;
    }

    /** Returns a length of time, rounded. */
    String length(Duration length) {
        long seconds = Math.max(0, Math.round(length.toMillis() / 1000.0));
        if (seconds < MINUTE) {
            return words.say("time.seconds", seconds);
        }
        long minutes = Math.round((double) seconds / MINUTE);
        return minutes < MINUTE
                ? words.say("time.minutes", minutes)
                : words.say("time.hours", minutes / MINUTE, minutes % MINUTE);
    }

    /** Returns how many times faster than it sounds something is done: two digits of it, where it has no more. */
    String speed(double times) {
        return words.say("speed", String.format(Locale.ROOT, times < 9.95 ? "%.1f" : "%.0f", times));
    }
}
