package org.stillcast.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

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

    private final Map<String, String> commandLine;
    private final Map<String, String> environment;
    private final Path home;

    private final Map<Property<?>, Value> values = new HashMap<>();
    private final Map<String, String> camel = new TreeMap<>();

    /** A text that a property is set to, and where that is from, in words. */
    private record Value(String text, String source) {
        static Value ofDefault(Property<?> property) {
            return new Value(property.defaultText(), WORDS.say("its-default"));
        }
    }

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
        Path file = home.resolve(FILE_NAME);
        if (Files.exists(file)) {
            takeAll(PropertiesFile.read(file), file.toString());
        }
        takeEnvironment();
        takeAll(commandLine, WORDS.say("command-line"));
        return checked();
    }

    /**
     * Checks properties that a program gives, and nothing else.
     *
     * @param home folder that relative folders start at
     * @throws InvalidSettingsException if one is unknown or has a value that it cannot have
     */
    public static Settings settingsOf(Map<String, String> given, Path home) throws InvalidSettingsException {
        SettingsReader reader = new SettingsReader(Map.of(), Map.of(), home);
        reader.takeAll(given, WORDS.say("program"));
        return reader.checked();
    }

    private void takeAll(Map<String, String> source, String name) throws InvalidSettingsException {
        for (Map.Entry<String, String> entry : source.entrySet()) {
            String key = entry.getKey();
            if (key.startsWith(CAMEL_PREFIX)) {
                camel.put(key, entry.getValue());
                continue;
            }
            Property<?> property = Property.ofKey(key).orElseThrow(() -> unknown(key, Property::key, name));
            values.put(property, new Value(entry.getValue(), name));
        }
    }

    private void takeEnvironment() throws InvalidSettingsException {
        for (Map.Entry<String, String> entry : environment.entrySet()) {
            String name = entry.getKey().toUpperCase(Locale.ROOT);
            if (name.startsWith(ENVIRONMENT_PREFIX) && !name.equals(LAUNCHER_VARIABLE)) {
                String source = WORDS.say("environment");
                Property<?> property = Property.ofEnvironmentName(name)
                        .orElseThrow(() -> unknown(entry.getKey(), Property::environmentName, source));
                values.put(property, new Value(entry.getValue(), source));
            }
        }
    }

    private static InvalidSettingsException unknown(String key, Function<Property<?>, String> name, String source) {
        List<String> known = Property.values().stream().map(name).toList();
        return WordGuess.of(key, known)
                .or(() -> WordGuess.of(Property.PREFIX + key, known))
                .map(meant -> new InvalidSettingsException(WORDS.say("unknown-meant", key, source, meant)))
                .orElseGet(() -> new InvalidSettingsException(WORDS.say("unknown", key, source, Property.knownKeys())));
    }

    private Settings checked() throws InvalidSettingsException {
        Map<Property<?>, Object> checked = new HashMap<>();
        for (Property<?> property : Property.values()) {
            checked.put(property, checked(property));
        }
        return new Settings(checked, camel);
    }

    private Object checked(Property<?> property) throws InvalidSettingsException {
        Value value = values.getOrDefault(property, Value.ofDefault(property));
        String text = value.text().strip();
        try {
            return property.parser().parse(text, home);
        } catch (InvalidValueException e) {
            throw new InvalidSettingsException(e.sentence(property.key(), text, value.source()));
        }
    }
}
