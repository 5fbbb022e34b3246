package org.stillcast.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.stillcast.text.DurationText;
import org.stillcast.text.WordGuess;
import org.stillcast.text.Words;

/**
 * Reads the properties from all their sources; the first of these that has one wins: what the command line says, the
 * environment, {@code stillcast.properties} in the home folder, the default.
 */
public final class SettingsReader {
    /** The name of the file in the home folder that is read if it is there. */
    public static final String FILE_NAME = "stillcast.properties";

    private static final Words WORDS = Words.of(SettingsReader.class);
    private static final String CAMEL_PREFIX = "camel.";
    private static final String ENVIRONMENT_PREFIX = "STILLCAST_";
    private static final String LAUNCHER_VARIABLE = "STILLCAST_JAVA_OPTS";
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})([KMGT]?)");

    private final Map<String, String> commandLine;
    private final Map<String, String> environment;
    private final Path home;

    private record Value(String text, String source) {}

    private final Map<Property, Value> values = new EnumMap<>(Property.class);
    private final Map<String, String> camel = new TreeMap<>();

    /**
     * @param commandLine full keys and values, from options and {@code --set}
     * @param environment the variables of the process
     * @param home folder that relative folders start at
     */
    public SettingsReader(Map<String, String> commandLine, Map<String, String> environment, Path home) {
        this.commandLine = commandLine;
        this.environment = environment;
        this.home = home.toAbsolutePath().normalize();
    }

    /**
     * Reads and checks all properties.
     *
     * @throws InvalidSettingsException if one is unknown or has a value that it cannot have
     * @throws IOException if {@code stillcast.properties} is there and cannot be read
     */
    public Settings read() throws InvalidSettingsException, IOException {
        for (Property property : Property.values()) {
            values.put(property, new Value(property.defaultText(), WORDS.say("its-default")));
        }
        Path file = home.resolve(FILE_NAME);
        if (Files.exists(file)) {
            takeAll(readFile(file), file.toString());
        }
        takeEnvironment();
        takeAll(commandLine, WORDS.say("command-line"));
        return checked();
    }

    /** A backslash is an ordinary character here, so that {@code stillcast.inbox=C:\videos} means what it says. */
    private static Map<String, String> readFile(Path file) throws InvalidSettingsException, IOException {
        String text = text(file);
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        Map<String, String> result = new TreeMap<>();
        Set<String> doubtful = new TreeSet<>();
        new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                String earlier = result.put(key.toString(), value.toString());
                if (earlier != null && !earlier.equals(value)) {
                    doubtful.add(key.toString());
                }
                return value;
            }
        }.load(new StringReader(text.replace("\\", "\\\\")));
        if (!doubtful.isEmpty()) {
            throw new InvalidSettingsException(WORDS.say("twice", file, String.join(", ", doubtful)));
        }
        return result;
    }

    private static String text(Path file) throws InvalidSettingsException, IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new InvalidSettingsException(WORDS.say("not-utf8", file), e);
        }
    }

    private void takeAll(Map<String, String> source, String name) throws InvalidSettingsException {
        for (Map.Entry<String, String> entry : source.entrySet()) {
            String key = entry.getKey();
            if (key.startsWith(CAMEL_PREFIX)) {
                camel.put(key, entry.getValue());
                continue;
            }
            Property property = Property.ofKey(key).orElseThrow(() -> unknown(key, Property::key, name));
            values.put(property, new Value(entry.getValue(), name));
        }
    }

    private void takeEnvironment() throws InvalidSettingsException {
        for (Map.Entry<String, String> entry : environment.entrySet()) {
            String name = entry.getKey().toUpperCase(Locale.ROOT);
            if (name.startsWith(ENVIRONMENT_PREFIX) && !name.equals(LAUNCHER_VARIABLE)) {
                String source = WORDS.say("environment");
                Property property = Property.ofEnvironmentName(name)
                        .orElseThrow(() -> unknown(entry.getKey(), Property::environmentName, source));
                values.put(property, new Value(entry.getValue(), source));
            }
        }
    }

    private static InvalidSettingsException unknown(String key, Function<Property, String> name, String source) {
        List<String> known = Arrays.stream(Property.values()).map(name).toList();
        return WordGuess.of(key, known)
                .or(() -> WordGuess.of(Property.PREFIX + key, known))
                .map(meant -> new InvalidSettingsException(WORDS.say("unknown-meant", key, source, meant)))
                .orElseGet(() -> new InvalidSettingsException(WORDS.say("unknown", key, source, Property.knownKeys())));
    }

    private Settings checked() throws InvalidSettingsException {
        return new Settings(
                folder(Property.INBOX),
                folder(Property.OUTBOX),
                folder(Property.TEMP),
                folders(Property.MEDIA_ROOTS),
                nonEmpty(Property.FFMPEG),
                wholeNumber(Property.SEGMENT_PARALLELISM, 64),
                partParallelism(),
                duration(Property.SPLIT_EVERY),
                duration(Property.CLIP_TIMEOUT),
                duration(Property.STALL_TIMEOUT),
                wholeNumber(Property.RETRIES, 0, 10),
                duration(Property.MEDIA_WAIT),
                wholeNumber(Property.MAX_CLIPS, 1_000_000),
                wholeNumber(Property.MAX_BAD_CLIPS, 1_000_000),
                wholeNumber(Property.MAX_PIXELS, Integer.MAX_VALUE),
                size(Property.MAX_MANIFEST_SIZE),
                yesOrNo(Property.STRICT),
                optional(Property.COMPLETED_ENDPOINT),
                optional(Property.FAILED_ENDPOINT),
                camel);
    }

    private String text(Property property) {
        Value value = values.get(property);
        return value == null ? "" : value.text().strip();
    }

    private String source(Property property) {
        Value value = values.get(property);
        return value == null ? WORDS.say("its-default") : value.source();
    }

    private InvalidSettingsException invalid(Property property, String rule) {
        return invalid(property, rule, List.of());
    }

    /**
     * @param instead what would do, as it was probably meant
     */
    private InvalidSettingsException invalid(Property property, String rule, List<String> instead) {
        String fault = WORDS.say("invalid", property.key(), rule, text(property), source(property));
        String quoted = instead.stream()
                .filter(value -> !value.equals(text(property)))
                .map("\"%s\""::formatted)
                .collect(Collectors.joining(WORDS.say("or")));
        return new InvalidSettingsException(fault + (quoted.isEmpty() ? "" : WORDS.say("would-do", quoted)));
    }

    private String nonEmpty(Property property) throws InvalidSettingsException {
        if (text(property).isEmpty()) {
            throw invalid(property, WORDS.say("given"));
        }
        return text(property);
    }

    private Path folder(Property property) throws InvalidSettingsException {
        return resolved(property, nonEmpty(property));
    }

    private List<Path> folders(Property property) throws InvalidSettingsException {
        List<String> names = Arrays.stream(text(property).split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        Path[] folders = new Path[names.size()];
        for (int i = 0; i < folders.length; i++) {
            folders[i] = resolved(property, names.get(i));
        }
        return List.of(folders);
    }

    private Path resolved(Property property, String name) throws InvalidSettingsException {
        if (name.length() > 2 && name.startsWith("\"") && name.endsWith("\"")) {
            throw invalid(property, WORDS.say("folder"), List.of(SettingGuess.bare(name)));
        }
        try {
            return home.resolve(HomeFolder.path(name)).normalize();
        } catch (InvalidPathException e) {
            throw invalid(property, WORDS.say("folder"));
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(
                    "%s %s (%s)".formatted(property.key(), e.getMessage(), source(property)));
        }
    }

    private int partParallelism() throws InvalidSettingsException {
        return text(Property.PART_PARALLELISM).equals(Property.PART_PARALLELISM.defaultText())
                ? Runtime.getRuntime().availableProcessors()
                : wholeNumber(Property.PART_PARALLELISM, 64);
    }

    private int wholeNumber(Property property, int maximum) throws InvalidSettingsException {
        return wholeNumber(property, 1, maximum);
    }

    private int wholeNumber(Property property, int minimum, int maximum) throws InvalidSettingsException {
        try {
            int number = Integer.parseInt(text(property));
            if (number >= minimum && number <= maximum) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the one sentence for both faults
        }
        throw invalid(
                property, WORDS.say("number", minimum, maximum), SettingGuess.number(text(property), minimum, maximum));
    }

    private Duration duration(Property property) throws InvalidSettingsException {
        try {
            return DurationText.parse(text(property));
        } catch (IllegalArgumentException e) {
            throw invalid(property, DurationText.form(), SettingGuess.duration(text(property)));
        }
    }

    private long size(Property property) throws InvalidSettingsException {
        Matcher matcher = SIZE.matcher(text(property).toUpperCase(Locale.ROOT));
        if (matcher.matches()) {
            int power = matcher.group(2).isEmpty() ? 0 : "KMGT".indexOf(matcher.group(2)) + 1;
            long unit = 1L << (10 * power);
            long count = Long.parseLong(matcher.group(1));
            if (count > 0 && count <= Long.MAX_VALUE / unit) {
                return count * unit;
            }
        }
        throw invalid(property, WORDS.say("size"), SettingGuess.size(text(property)));
    }

    private boolean yesOrNo(Property property) throws InvalidSettingsException {
        return switch (text(property)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(property, WORDS.say("true-or-false"), SettingGuess.yesOrNo(text(property)));
        };
    }

    private Optional<String> optional(Property property) {
        return Optional.of(text(property)).filter(text -> !text.isEmpty());
    }
}
