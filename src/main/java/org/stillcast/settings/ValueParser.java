package org.stillcast.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.stillcast.text.DurationText;
import org.stillcast.text.Words;

/** Reads the text of a property's value. */
@FunctionalInterface
interface ValueParser<T> {
    Words WORDS = Words.of(ValueParser.class);

    /** The text that stands for the number of processors. */
    String CORES = "cores";

    /** Fewer characters can be guessed. */
    int LEAST_SECRET = 16;

    /** What can stand in a header as it is. */
    Pattern SECRET = Pattern.compile("[A-Za-z0-9._~+/=-]{" + LEAST_SECRET + ",200}");

    Pattern HOST = Pattern.compile("[a-z0-9._-]+|\\[[0-9a-f:.]+]");

    Pattern BROKER = Pattern.compile("tcp://[^\\s,()]+|\\(tcp://[^\\s,()]+(,tcp://[^\\s,()]+)*\\)\\S*");

    Pattern SIZE = Pattern.compile("(\\d{1,12})([KMGT]?)");

    /**
     * Returns the value.
     *
     * @param text without blanks around it
     * @param home folder that relative folders start at
     * @throws InvalidValueException if the text means no value that the property can have
     */
    T parse(String text, Path home) throws InvalidValueException;

    /** Any text but none. */
    static ValueParser<String> nonEmpty() {
        return (text, home) -> given(text);
    }

    private static String given(String text) throws InvalidValueException {
        if (text.isEmpty()) {
            throw InvalidValueException.mustBe(WORDS.say("given"));
        }
        return text;
    }

    /** Any text, or none. */
    static ValueParser<Optional<String>> optional() {
        return (text, home) -> Optional.of(text).filter(any -> !any.isEmpty());
    }

    /** A text that nobody guesses, or none; it is not repeated in what is said of it. */
    static ValueParser<Optional<String>> secret() {
        return (text, home) -> {
            if (!text.isEmpty() && !SECRET.matcher(text).matches()) {
                throw InvalidValueException.ofPhrase(WORDS.say("secret", LEAST_SECRET));
            }
            return Optional.of(text).filter(any -> !any.isEmpty());
        };
    }

    /** The URL of a broker, of several with a comma between them in parentheses, or none; nothing but TCP. */
    static ValueParser<Optional<String>> broker() {
        return (text, home) -> {
            if (!text.isEmpty() && !BROKER.matcher(text).matches()) {
                throw InvalidValueException.ofPhrase(WORDS.say("broker")); // it may have a password in it
            }
            return Optional.of(text).filter(any -> !any.isEmpty());
        };
    }

    /** Names of hosts with commas between them, or none; in lower case. */
    static ValueParser<List<String>> names() {
        return (text, home) -> {
            List<String> names = Stream.of(text.split(",", -1))
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .filter(name -> !name.isEmpty())
                    .toList();
            if (!names.stream().allMatch(HOST.asMatchPredicate())) {
                throw InvalidValueException.mustBe(WORDS.say("hosts"));
            }
            return names;
        };
    }

    /** A folder, which need not exist; made absolute. */
    static ValueParser<Path> folder() {
        return (text, home) -> folder(given(text), home);
    }

    /** Folders with commas between them, or none. */
    static ValueParser<List<Path>> folders() {
        return (text, home) -> {
            List<Path> folders = new ArrayList<>();
            for (String name : text.split(",", -1)) {
                if (!name.isBlank()) {
                    folders.add(folder(name.strip(), home));
                }
            }
            return List.copyOf(folders);
        };
    }

    private static Path folder(String name, Path home) throws InvalidValueException {
        if (name.length() > 2 && name.startsWith("\"") && name.endsWith("\"")) {
            throw InvalidValueException.mustBe(WORDS.say("folder"), List.of(SettingGuess.bare(name)));
        }
        try {
            return home.resolve(HomeFolder.path(name)).normalize();
        } catch (InvalidPathException e) {
            throw InvalidValueException.mustBe(WORDS.say("folder"));
        } catch (IllegalArgumentException e) {
            throw InvalidValueException.ofPhrase(String.valueOf(e.getMessage()));
        }
    }

    /** A whole number; both ends are included. */
    static ValueParser<Integer> wholeNumber(int minimum, int maximum) {
        return (text, home) -> {
            try {
                int number = Integer.parseInt(text);
                if (number >= minimum && number <= maximum) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // falls through to the one sentence for both faults
            }
            throw InvalidValueException.mustBe(
                    WORDS.say("number", minimum, maximum), SettingGuess.number(text, minimum, maximum));
        };
    }

    /** Returns one of a value or, in place of it, a word for that there is no limit. */
    static <T> ValueParser<Optional<T>> limitOr(String none, ValueParser<T> limit) {
        return (text, home) -> text.equals(none) ? Optional.empty() : Optional.of(limit.parse(text, home));
    }

    /** The word for the number of processors, or a number. */
    static ValueParser<Integer> coresOr(ValueParser<Integer> number) {
        return (text, home) ->
                text.equals(CORES) ? (Integer) Runtime.getRuntime().availableProcessors() : number.parse(text, home);
    }

    /** A duration of more than zero. */
    static ValueParser<Duration> duration() {
        return (text, home) -> {
            try {
                return DurationText.parse(text);
            } catch (IllegalArgumentException e) {
                throw InvalidValueException.mustBe(DurationText.form(), SettingGuess.duration(text));
            }
        };
    }

    /** Bytes, one or more. */
    static ValueParser<Long> size() {
        return (text, home) -> {
            Matcher matcher = SIZE.matcher(text.toUpperCase(Locale.ROOT));
            if (matcher.matches()) {
                int power = matcher.group(2).isEmpty() ? 0 : "KMGT".indexOf(matcher.group(2)) + 1;
                long unit = 1L << (10 * power);
                long count = Long.parseLong(matcher.group(1));
                if (count > 0 && count <= Long.MAX_VALUE / unit) {
                    return count * unit;
                }
            }
            throw InvalidValueException.mustBe(WORDS.say("size"), SettingGuess.size(text));
        };
    }

    static ValueParser<Boolean> trueOrFalse() {
        return (text, home) -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw InvalidValueException.mustBe(WORDS.say("true-or-false"), SettingGuess.yesOrNo(text));
        };
    }
}
