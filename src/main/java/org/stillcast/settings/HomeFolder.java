package org.stillcast.settings;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.stillcast.text.Words;

/**
 * The home folder of who runs the program, for which people write {@code ~}. A shell puts it in where that begins a word,
 * and nobody does in a properties file, in {@code --outbox=~/videos} or in quotes.
 */
public final class HomeFolder {
    private static final Words WORDS = Words.of(HomeFolder.class);
    private static final Pattern OWN = Pattern.compile("~(?:[/\\\\]+(.*))?", Pattern.DOTALL);
    private static final Pattern OF_ANOTHER = Pattern.compile("(~[^/\\\\]+)[/\\\\].*", Pattern.DOTALL);

    private HomeFolder() {}

    /**
     * Returns the path that a text means.
     *
     * @throws java.nio.file.InvalidPathException if it is no path on this system
     * @throws IllegalArgumentException if it begins with the home folder of somebody else; the message says what would do,
     *     in words that follow the name of what has this value
     */
    public static Path path(String text) {
        Matcher own = OWN.matcher(text);
        if (own.matches()) {
            Path home = Path.of(System.getProperty("user.home"));
            return own.group(1) == null ? home : home.resolve(own.group(1));
        }
        Matcher another = OF_ANOTHER.matcher(text);
        if (another.matches()) {
            throw new IllegalArgumentException(WORDS.say("home-of-another", another.group(1), text));
        }
        return Path.of(text);
    }
}
