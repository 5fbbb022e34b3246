package org.stillcast.chapter;

import java.time.Duration;
import java.util.Locale;

import org.stillcast.text.ClockTime;

/**
 * A line of a list for YouTube: a time, a blank, a title.
 *
 * @param startSeconds of its chapter, from the start of the part
 * @param title in one line, not empty
 */
record YouTubeLine(long startSeconds, String title) {
    private static final String BETWEEN = " / ";

    /** Returns the line for this chapter and the one behind it, which loses its time. */
    YouTubeLine with(YouTubeLine next) {
        return new YouTubeLine(startSeconds, title + BETWEEN + next.title());
    }

    /**
     * Returns the line with its end.
     *
     * @param mostCodePoints of the title
     */
    String text(int mostCodePoints) {
        return time() + " " + YouTubeTitle.shortened(title, mostCodePoints) + "\n";
    }

    private String time() {
        Duration start = Duration.ofSeconds(startSeconds);
        return start.toHours() == 0
                ? String.format(Locale.ROOT, "%d:%02d", start.toMinutes(), start.toSecondsPart())
                : ClockTime.of(start);
    }
}
