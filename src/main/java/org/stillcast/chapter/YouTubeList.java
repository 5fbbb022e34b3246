package org.stillcast.chapter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.stillcast.text.Words;

/**
 * The list of chapters for a video's description on YouTube, or that there is none. YouTube takes none of the lines if one of
 * its rules is broken (https://support.google.com/youtube/answer/9884579): the first is at 0:00, there are three or more,
 * their times ascend, and each chapter has 10 seconds or more; a description has at most 5000 bytes
 * (https://developers.google.com/youtube/v3/docs/videos). So:
 *
 * <ol>
 *   <li>Times are rounded down to whole seconds. What is said of seconds below is said of rounded ones.
 *   <li>A chapter lasts until the next one begins. One whose title is empty belongs to the one before it; what stands before
 *       the first title belongs to the first, which begins at 0:00.
 *   <li>A chapter shorter than 10 seconds takes the following ones until it is not; the last one goes to the one before it.
 *       Their titles are joined by " / ".
 *   <li>If the text has more than 5000 bytes, titles are shortened, all to the same number of code points, as many as there is
 *       room for.
 *   <li>If fewer than 20 would be left of a title, chapters shorter than 20 seconds are joined in the same way, then those
 *       shorter than 40, 80 and so on.
 *   <li>If fewer than three are left, there is no list.
 * </ol>
 */
public sealed interface YouTubeList {
    /**
     * A list that YouTube takes.
     *
     * @param text a line for each chapter, each with its end
     */
    record Lines(String text) implements YouTubeList {}

    /**
     * There is none, since too few chapters are long enough.
     *
     * @param chapters that would be left, < 3
     */
    record TooFew(int chapters) implements YouTubeList {
        /** Returns why there is no list, for people. */
        public String reason() {
            return Words.of(YouTubeList.class)
                    .say("youtube.too-few", LEAST_CHAPTERS, YouTubeList.SHORTEST_SECONDS, chapters);
        }
    }

    int LEAST_CHAPTERS = 3;
    int SHORTEST_SECONDS = 10;
    int MOST_BYTES = 5000;

    /** Titles are not shortened below this number of code points. */
    int SHORTEST_TITLE = 20;

    /**
     * Makes the list.
     *
     * @param chapters in their order
     * @param lengthMillis of the video, at least the end of the last chapter
     * @throws IllegalArgumentException if a chapter begins before the one before it ends, or ends behind the video
     */
    static YouTubeList of(List<Chapter> chapters, long lengthMillis) {
        Chapter.requireOrder(chapters);
        if (!chapters.isEmpty() && chapters.get(chapters.size() - 1).toMillis() > lengthMillis) {
            throw new IllegalArgumentException("a chapter ends behind the end of the video, at %d ms"
                    .formatted(chapters.get(chapters.size() - 1).toMillis()));
        }
        List<YouTubeLine> lines = titled(chapters);
        for (long shortest = SHORTEST_SECONDS; ; shortest *= 2) {
            List<YouTubeLine> joined = joined(lines, shortest, lengthMillis / 1000);
            if (joined.size() < LEAST_CHAPTERS) {
                return new TooFew(joined.size());
            }
            if (bytes(joined, SHORTEST_TITLE) <= MOST_BYTES) {
                return new Lines(text(joined, longestTitle(joined)));
            }
        }
    }

    private static List<YouTubeLine> titled(List<Chapter> chapters) {
        List<YouTubeLine> lines = new ArrayList<>();
        for (Chapter chapter : chapters) {
            String title = YouTubeTitle.of(chapter);
            if (!title.isEmpty()) {
                lines.add(new YouTubeLine(lines.isEmpty() ? 0 : chapter.fromMillis() / 1000, title));
            }
        }
        return lines;
    }

    private static List<YouTubeLine> joined(List<YouTubeLine> lines, long shortestSeconds, long endSeconds) {
        List<YouTubeLine> joined = new ArrayList<>();
        for (YouTubeLine line : lines) {
            boolean goesToLast = !joined.isEmpty()
                    && line.startSeconds() < joined.get(joined.size() - 1).startSeconds() + shortestSeconds;
            if (goesToLast) {
                joined.add(joined.remove(joined.size() - 1).with(line));
            } else {
                joined.add(line);
            }
        }
        int last = joined.size() - 1;
        if (last > 0 && endSeconds < joined.get(last).startSeconds() + shortestSeconds) {
            joined.set(last - 1, joined.get(last - 1).with(joined.remove(last)));
        }
        return joined;
    }

    /** Returns the largest number of code points that titles may have, as far as halving finds it. */
    private static int longestTitle(List<YouTubeLine> lines) {
        int fits = SHORTEST_TITLE;
        int doesNot = MOST_BYTES + 1;
        while (doesNot - fits > 1) {
            int middle = (fits + doesNot) / 2;
            if (bytes(lines, middle) <= MOST_BYTES) {
                fits = middle;
            } else {
                doesNot = middle;
            }
        }
        return fits;
    }

    private static int bytes(List<YouTubeLine> lines, int mostCodePoints) {
        return text(lines, mostCodePoints).getBytes(StandardCharsets.UTF_8).length;
    }

    private static String text(List<YouTubeLine> lines, int mostCodePoints) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text(mostCodePoints)));
        return text.toString();
    }
}
