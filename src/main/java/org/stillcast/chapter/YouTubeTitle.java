package org.stillcast.chapter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The title of a line in a list for YouTube. It stands in its line whatever was written: blanks, line breaks and control
 * characters in a row are one blank, and marks that turn the direction of writing are left out, since they would reach
 * into the lines below. {@code < >}, which YouTube does not take in a description, are {@code ‹ ›}. A colon between
 * digits is U+2236, so that nothing but the line's time looks like a time.
 */
final class YouTubeTitle {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern TURNING = Pattern.compile("[\u202A-\u202E\u2066-\u2069]");
    private static final Pattern TIME = Pattern.compile("(?<=\\p{Nd}):(?=\\p{Nd})");
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private YouTubeTitle() {}

    /** Returns a chapter's title in one line; empty if nothing of it is left. */
    static String of(Chapter chapter) {
        String title = TURNING.matcher(chapter.title()).replaceAll("");
        title = BLANKS.matcher(title).replaceAll(" ").strip();
        title = title.replace('<', '\u2039').replace('>', '\u203A');
        return TIME.matcher(title).replaceAll("\u2236");
    }

    /**
     * Returns no more of a title than a number of code points; what is left out is an ellipsis. What people see as one
     * character is not cut through, unless it is longer than all there is room for.
     *
     * @param most > 1
     */
    static String shortened(String title, int most) {
        if (title.codePointCount(0, title.length()) <= most) {
            return title;
        }
        int limit = title.offsetByCodePoints(0, most - 1);
        int end = 0;
        Matcher characters = CHARACTER.matcher(title);
        while (characters.find() && characters.end() <= limit) {
            end = characters.end();
        }
        return title.substring(0, end == 0 ? limit : end).strip() + "…";
    }
}
