package org.stillcast.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 90s}, {@code 10m}, {@code 1h30m}, {@code 1.5h}, {@code 500ms}. */
public final class DurationText {
    private static final Words WORDS = Words.of(DurationText.class);
    private static final String NUMBER = "(\\d{1,9}(?:\\.\\d{1,9})?)";
    private static final Pattern SHAPE =
            Pattern.compile("(?:%1$sh)?(?:%1$sm(?!s))?(?:%1$ss)?(?:%1$sms)?".formatted(NUMBER));
    private static final BigDecimal[] NANOS_PER_UNIT = {
        new BigDecimal("3600000000000"),
        new BigDecimal("60000000000"),
        new BigDecimal("1000000000"),
        new BigDecimal("1000000")
    };

    private DurationText() {}

    /** Returns what is accepted, in words for a fault. */
    public static String form() {
        return WORDS.say("time");
    }

    /**
     * Parses a duration of more than zero, to the nanosecond.
     *
     * @throws IllegalArgumentException if the text has another form or is not more than zero; the message says what
     *     was found and what would be right
     */
    public static Duration parse(String text) {
        Matcher matcher = SHAPE.matcher(text.strip());
        BigDecimal nanos = BigDecimal.ZERO;
        if (matcher.matches()) {
            for (int unit = 0; unit < NANOS_PER_UNIT.length; unit++) {
                String number = matcher.group(unit + 1);
                if (number != null) {
                    nanos = nanos.add(new BigDecimal(number).multiply(NANOS_PER_UNIT[unit]));
                }
            }
        }
        if (nanos.signum() <= 0 || nanos.precision() - nanos.scale() > 18) {
            throw new IllegalArgumentException(WORDS.say("no-time", form(), text));
        }
        return Duration.ofNanos(nanos.longValue());
    }
}
