package org.stillcast.subtitle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.stillcast.text.Words;

/**
 * Lyrics (LRC): lines with the time at which each begins, or several if it comes again. It lasts until the next one, the last to
 * the end of the clip; one without a text ends what is shown. Lines of the same time, as of two languages, are shown together. What
 * says something about the whole ({@code [ti:…]}) is left out, and so are the times of words ({@code <00:12.50>}); {@code [offset:500]}
 * has all shown half a second earlier. It has no definition; players agree on this.
 */
final class Lyrics {
    private static final Words WORDS = Words.of(Lyrics.class);
    private static final String TIME = "(\\d{1,4}):([0-5]?\\d)(?:[.:](\\d{1,3}))?";
    private static final Pattern STAMP = Pattern.compile("\\s*\\[" + TIME + "\\]");
    private static final Pattern OF_A_WORD = Pattern.compile("<" + TIME + ">");
    private static final Pattern OFFSET = Pattern.compile("\\s*\\[offset:\\s*([+-]?\\d{1,7})\\s*\\]\\s*");

    private final TreeMap<Long, StringBuilder> texts = new TreeMap<>();
    private long offsetMillis;
    private int length;

    /** Tells whether a text is of this form: no line of it has times as other forms have them. */
    static boolean are(String text) {
        return !text.contains(CueClock.ARROW)
                && text.lines().anyMatch(line -> STAMP.matcher(line).lookingAt());
    }

    /**
     * Reads lyrics.
     *
     * @return those that have a text, in order
     * @throws UnusableSubtitlesException if there is a control character in one, or more of them than can be meant
     */
    static List<Cue> cues(String text) throws UnusableSubtitlesException {
        Lyrics lyrics = new Lyrics();
        int number = 1;
        for (String line : text.lines().toList()) {
            lyrics.take(line, number++);
        }
        return lyrics.cues();
    }

    private void take(String line, int number) throws UnusableSubtitlesException {
        Matcher offset = OFFSET.matcher(line);
        if (offset.matches()) {
            offsetMillis = Long.parseLong(offset.group(1));
            return;
        }
        Matcher stamp = STAMP.matcher(line);
        List<Long> times = new ArrayList<>();
        int behind = 0;
        while (stamp.lookingAt()) {
            times.add(millis(stamp));
            behind = stamp.end();
            stamp.region(behind, line.length());
        }
        String text = OF_A_WORD.matcher(line.substring(behind)).replaceAll("").strip();
        CueCollector.requirePlain(text, number);
        for (long time : times) {
            show(text, time);
        }
    }

    private void show(String text, long millis) throws UnusableSubtitlesException {
        length += text.length() + 1;
        if (length > SubtitleText.MOST_BYTES) {
            throw new UnusableSubtitlesException(WORDS.say("lyrics.too-many", SubtitleText.MOST_BYTES));
        }
        StringBuilder shown = texts.computeIfAbsent(millis, any -> new StringBuilder());
        shown.append(shown.isEmpty() || text.isEmpty() ? "" : "\n").append(text);
    }

    private static long millis(Matcher time) {
        String fraction = time.group(3) == null ? "0" : time.group(3);
        long seconds = 60 * Long.parseLong(time.group(1)) + Long.parseLong(time.group(2));
        return 1_000 * seconds + Long.parseLong((fraction + "00").substring(0, 3));
    }

    private List<Cue> cues() {
        List<Cue> cues = new ArrayList<>();
        for (Map.Entry<Long, StringBuilder> entry : texts.entrySet()) {
            Long next = texts.higherKey(entry.getKey());
            long from = Math.max(0, entry.getKey() - offsetMillis);
            long to = next == null ? Cue.END_OF_CLIP : Math.max(0, next - offsetMillis);
            if (to > from && !entry.getValue().isEmpty()) {
                cues.add(new Cue(from, to, entry.getValue().toString()));
            }
        }
        return cues;
    }
}
