package org.stillcast.settings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was probably meant by a value that cannot be taken, in the form that can. Nothing is taken for it: {@code 5} is
 * minutes for one and seconds for another.
 */
final class SettingGuess {
    private static final Pattern WITH_UNIT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(\\p{L}*)");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,3}):(\\d{2})(?::(\\d{2}))?");
    private static final Pattern HOURS = Pattern.compile("h|hrs?|hours?|小时|时");
    private static final Pattern MINUTES = Pattern.compile("m|mins?|minutes?|分钟?");
    private static final Pattern SECONDS = Pattern.compile("s|secs?|seconds?|秒钟?");
    private static final Pattern MILLISECONDS = Pattern.compile("ms|msecs?|millis|milliseconds?|毫秒");
    private static final Pattern WHOLE_DURATION = Pattern.compile("\\d{1,3}h\\d{1,3}m(\\d{1,3}s)?|\\d{1,3}m\\d{1,3}s");
    private static final Pattern COMMENT = Pattern.compile("\\s+[#!;].*$|\\s+//.*$", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("[\"'“”‘’](.*)[\"'“”‘’]", Pattern.DOTALL);
    private static final Pattern SIZE_UNIT = Pattern.compile("([kmgt])(?:i?b)?|bytes?|b|");
    private static final String UNITS = "KMGT";
    private static final int PER_UNIT = 1024;

    private SettingGuess() {}

    /** Returns a value without quotes around it and a comment behind it, which are parts of it in a properties file. */
    static String bare(String text) {
        String value = COMMENT.matcher(text).replaceFirst("").strip();
        Matcher quoted = QUOTED.matcher(value);
        return quoted.matches() ? quoted.group(1).strip() : value;
    }

    static List<String> duration(String text) {
        String wanted = bare(text).toLowerCase(Locale.ROOT);
        if (WHOLE_DURATION.matcher(wanted).matches()) {
            return List.of(wanted);
        }
        Matcher clock = CLOCK.matcher(wanted);
        if (clock.matches()) {
            return clock(clock);
        }
        Matcher plain = WITH_UNIT.matcher(wanted);
        if (!plain.matches() || new BigDecimal(plain.group(1)).signum() == 0) {
            return List.of();
        }
        String number = plain.group(1);
        String unit = plain.group(2);
        return unit.isEmpty()
                ? List.of(number + "m", number + "s")
                : unit(unit).stream().map(number::concat).toList();
    }

    private static List<String> clock(Matcher clock) {
        String first = clock.group(1);
        String second = clock.group(2);
        String third = clock.group(3);
        return third == null
                ? List.of("%sm%ss".formatted(first, second), "%sh%sm".formatted(first, second))
                : List.of("%sh%sm%ss".formatted(first, second, third));
    }

    private static List<String> unit(String name) {
        return HOURS.matcher(name).matches()
                ? List.of("h")
                : MINUTES.matcher(name).matches()
                        ? List.of("m")
                        : SECONDS.matcher(name).matches()
                                ? List.of("s")
                                : MILLISECONDS.matcher(name).matches() ? List.of("ms") : List.of();
    }

    static List<String> size(String text) {
        Matcher size = WITH_UNIT.matcher(bare(text).toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            return List.of();
        }
        Matcher unit = SIZE_UNIT.matcher(size.group(2));
        BigDecimal number = new BigDecimal(size.group(1));
        if (!unit.matches() || number.signum() == 0) {
            return List.of();
        }
        return whole(
                number, unit.group(1) == null ? -1 : UNITS.indexOf(unit.group(1).toUpperCase(Locale.ROOT)));
    }

    /** A size of 1.5G is one of 1536M. */
    private static List<String> whole(BigDecimal number, int unit) {
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.scale() <= 0) {
            String letter = unit < 0 ? "" : UNITS.substring(unit, unit + 1);
            return plain.precision() - plain.scale() > 9 ? List.of() : List.of(plain.toPlainString() + letter);
        }
        return unit < 0 ? List.of() : whole(number.multiply(BigDecimal.valueOf(PER_UNIT)), unit - 1);
    }

    static List<String> number(String text, int minimum, int maximum) {
        try {
            int number = new BigDecimal(bare(text).replaceAll("[,_' ]", "")).intValueExact();
            return number >= minimum && number <= maximum ? List.of(Integer.toString(number)) : List.of();
        } catch (ArithmeticException | NumberFormatException e) {
            return List.of();
        }
    }

    static List<String> yesOrNo(String text) {
        return switch (bare(text).toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1", "y", "是" -> List.of("true");
            case "false", "no", "off", "0", "n", "否" -> List.of("false");
            default -> List.of();
        };
    }
}
