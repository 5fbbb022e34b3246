package org.stillcast.chapter;

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
        long hours = startSeconds / 3600;
        long minutes = startSeconds / 60 % 60;
        long seconds = startSeconds % 60;
        return hours == 0 ? "%d:%02d".formatted(minutes, seconds) : "%d:%02d:%02d".formatted(hours, minutes, seconds);
    }
}
