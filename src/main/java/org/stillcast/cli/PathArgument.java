package org.stillcast.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.stillcast.settings.HomeFolder;
import org.stillcast.text.Words;
import picocli.CommandLine.TypeConversionException;

/** A file or folder as it is typed: what a shell has not expanded is made what it would be. */
final class PathArgument {
    private static final Words WORDS = Words.of(PathArgument.class);
    private static final Pattern ADDRESS = Pattern.compile("(?i)[a-z][a-z0-9+.-]+://.*", Pattern.DOTALL);

    /** Hyphens that are none of a keyboard's, dashes and the minus sign. */
    private static final Pattern DASHED =
            Pattern.compile("[\u2010-\u2015\u2212\uFE58\uFF0D]+-?(\\p{Alpha}.*)", Pattern.DOTALL);

    private PathArgument() {}

    /**
     * Returns the path that is meant.
     *
     * @throws TypeConversionException if it is none; the message follows the name of what has this value
     */
    static Path of(String text) {
        if (ADDRESS.matcher(text).matches()) {
            throw new TypeConversionException(WORDS.say("address", text));
        }
        try {
            Path path = HomeFolder.path(text);
            Matcher dashed = DASHED.matcher(text);
            if (dashed.matches() && !Files.exists(path)) {
                String name = dashed.group(1);
                throw new TypeConversionException(WORDS.say("dash", text, (name.length() == 1 ? "-" : "--") + name));
            }
            return path;
        } catch (InvalidPathException e) {
            throw new TypeConversionException(WORDS.say("no-path", text));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
