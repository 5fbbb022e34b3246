package org.stillcast.manifest;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.stillcast.text.DurationText;
import org.stillcast.text.Words;

/**
 * How long parts may be.
 *
 * @param longest length of one, > 0; empty for all in one part
 */
public record PartLength(Optional<Duration> longest) {
    private static final Words WORDS = Words.of(PartLength.class);
    private static final Set<String> ALL_IN_ONE = Set.of("off", "none", "false", "no", "never");

    /**
     * Reads a length such as {@code 5m}; {@code off} and words like it are for all in one part.
     *
     * @throws IllegalArgumentException if it is something else; the message says what would do, in words that go on from the
     *     name of what is given
     */
    public static PartLength parse(String text) {
        if (ALL_IN_ONE.contains(text.strip().toLowerCase(Locale.ROOT))) {
            return new PartLength(Optional.empty());
        }
        try {
            return new PartLength(Optional.of(DurationText.parse(text)));
        } catch (IllegalArgumentException e) {
            String number = text.strip();
            throw new IllegalArgumentException(
                    number.matches("[1-9]\\d{0,5}")
                            ? WORDS.say("length.unit", number)
                            : WORDS.say("length.form", String.valueOf(e.getMessage())));
        }
    }
}
