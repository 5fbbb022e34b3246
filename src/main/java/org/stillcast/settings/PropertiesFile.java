package org.stillcast.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.stillcast.text.Words;

/**
 * A file of properties as {@link Properties} reads it, with two differences: it is UTF-8, and a backslash is an ordinary
 * character, so that {@code stillcast.inbox=C:\videos} means what it says.
 */
final class PropertiesFile {
    private static final Words WORDS = Words.of(PropertiesFile.class);

    private PropertiesFile() {}

    /**
     * Returns keys and values.
     *
     * @throws InvalidSettingsException if it is not UTF-8, or has two values for a key
     * @throws IOException if it cannot be read
     */
    static Map<String, String> read(Path file) throws InvalidSettingsException, IOException {
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
}
