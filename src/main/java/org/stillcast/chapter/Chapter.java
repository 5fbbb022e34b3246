package org.stillcast.chapter;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A named interval of a part.
 *
 * @param fromMillis inclusive, >= 0, from the start of the part
 * @param toMillis exclusive, > {@code fromMillis}
 * @param title may be empty; a lone surrogate, which no encoding has, is U+FFFD in it
 */
public record Chapter(long fromMillis, long toMillis, String title) {
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    public Chapter {
        if (fromMillis < 0 || toMillis <= fromMillis) {
            throw new IllegalArgumentException(
                    "a chapter must be from >= 0 to later, was from %d to %d ms".formatted(fromMillis, toMillis));
        }
        title = LONE_SURROGATE.matcher(title).replaceAll("\uFFFD");
    }

    /**
     * Checks that chapters follow one another; there may be time between them.
     *
     * @throws IllegalArgumentException if one begins before the end of the one before it
     */
    public static void requireOrder(List<Chapter> chapters) {
        long end = 0;
        for (Chapter chapter : chapters) {
            if (chapter.fromMillis() < end) {
                throw new IllegalArgumentException("a chapter begins at %d ms, the one before it ends at %d ms"
                        .formatted(chapter.fromMillis(), end));
            }
            end = chapter.toMillis();
        }
    }
}
