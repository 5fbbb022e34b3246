package org.stillcast.subtitle;

import java.util.Optional;

/**
 * A text, and from when to when it is shown.
 *
 * @param fromMillis >= 0, inclusive
 * @param toMillis > {@code fromMillis}, exclusive; {@link #END_OF_CLIP} where only the clip's end is the end
 * @param text not blank; its lines are separated by \n. No other control character is in it but the tab
 */
public record Cue(long fromMillis, long toMillis, String text) {
    /** Behind all that is heard. */
    static final long END_OF_CLIP = Long.MAX_VALUE;

    public Cue {
        if (fromMillis < 0 || toMillis <= fromMillis) {
            throw new IllegalArgumentException(
                    "cue must begin at >= 0 ms and end after that, was %d to %d".formatted(fromMillis, toMillis));
        }
        if (text.isBlank() || text.chars().anyMatch(Cue::isControl)) {
            throw new IllegalArgumentException("text of a cue must not be blank, nor have control characters: " + text);
        }
    }

    /** Tells whether a character is a control character that no text of a cue may have. */
    static boolean isControl(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\t';
    }

    public long millis() {
        return toMillis - fromMillis;
    }

    /**
     * Returns the same text at another time.
     *
     * @param millis how much later; earlier if negative, as long as it does not begin before 0 then
     */
    public Cue shifted(long millis) {
        return new Cue(Math.addExact(fromMillis, millis), Math.addExact(toMillis, millis), text);
    }

    /**
     * Returns what is shown of it in a stretch of time, its times counted from where they were counted from; empty if nothing
     * is.
     *
     * @param from inclusive
     * @param to exclusive
     */
    public Optional<Cue> within(long from, long to) {
        long first = Math.max(from, fromMillis);
        long last = Math.min(to, toMillis);
        return first < last ? Optional.of(new Cue(first, last, text)) : Optional.empty();
    }
}
