package org.stillcast.mp4;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

import org.stillcast.subtitle.Cue;

/**
 * The samples of cues, one behind another from 0 on without a gap: what is between two cues is a sample without a text, what lasts
 * longer than a sample can is several, and a text is cut where a sample cannot have more of it.
 */
final class SubtitleSamples implements Iterator<TextSample> {
    private static final int MOST_BYTES_OF_CHARACTER = 3;

    private final Iterator<Cue> cues;
    private final long mostMillis;
    private final int mostBytes;
    private final Deque<TextSample> begun = new ArrayDeque<>();
    private long millis;

    /**
     * @param mostMillis how long a sample can last
     * @param mostBytes how long its text can be in UTF-8
     */
    SubtitleSamples(Iterator<Cue> cues, long mostMillis, int mostBytes) {
        this.cues = cues;
        this.mostMillis = mostMillis;
        this.mostBytes = mostBytes;
    }

    @Override
    public boolean hasNext() {
        return !begun.isEmpty() || cues.hasNext();
    }

    /**
     * Returns the next sample.
     *
     * @throws IllegalArgumentException if it is of a cue that begins before the one in front of it has ended
     */
    @Override
    public TextSample next() {
        if (begun.isEmpty()) {
            begin(cues.next());
        }
        return begun.remove();
    }

    private void begin(Cue cue) {
        if (cue.fromMillis() < millis) {
            throw new IllegalArgumentException("cue begins at %d ms, before the one in front of it ends at %d ms"
                    .formatted(cue.fromMillis(), millis));
        }
        add(cue.fromMillis(), "");
        add(cue.toMillis(), cut(cue.text()));
    }

    private void add(long toMillis, String text) {
        while (millis < toMillis) {
            long end = Math.min(toMillis, millis + mostMillis);
            begun.add(new TextSample(millis, end, text));
            millis = end;
        }
    }

    private String cut(String text) {
        if (text.length() <= mostBytes / MOST_BYTES_OF_CHARACTER) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int end = Math.min(bytes.length, mostBytes);
        while (end < bytes.length && isInsideOfCharacter(bytes[end])) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    private static boolean isInsideOfCharacter(byte next) {
        return (next & 0xC0) == 0x80;
    }
}
