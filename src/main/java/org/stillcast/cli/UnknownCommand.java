package org.stillcast.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.stillcast.text.WordGuess;
import org.stillcast.text.Words;
import picocli.CommandLine.TypeConversionException;

/**
 * What is said of a word where a command should stand. A file or folder may stand there, too, so it may be the mistyped name of
 * one.
 *
 * @param words it, and all that come after it
 * @param commands that are known
 */
record UnknownCommand(List<String> words, Collection<String> commands) {
    private static final Words WORDS = Words.of(UnknownCommand.class);

    /** Before what the converters say. */
    static final String LABEL = "MANIFEST ";

    String sentence() {
        String word = words.get(0);
        String unknown = WORDS.say("unknown-command", word);
        if (WordGuess.of(word, commands).isPresent()) {
            return UsageErrorHandler.withMeant(unknown, word, commands);
        }
        Path path;
        try {
            path = PathArgument.of(word);
        } catch (TypeConversionException e) {
            return LABEL + e.getMessage();
        }
        Optional<String> joined = joined();
        if (joined.isPresent()) {
            return WORDS.say("quotes", joined.get());
        }
        boolean isPath = word.contains("/") || word.contains("\\") || word.startsWith("~");
        String meant = PathGuess.of(path, any -> true)
                .map(near -> WORDS.say("meant", Console.typed(near)))
                .orElse("");
        if (isPath) {
            return WORDS.say("no-such-file", path) + meant;
        }
        return meant.isEmpty()
                ? UsageErrorHandler.withMeant(unknown, word, commands) + WORDS.say("nor-file")
                : unknown + WORDS.say("nor-file") + meant;
    }

    /** A shell parts a name at its blanks, unless it is in quotes. */
    private Optional<String> joined() {
        for (int end = words.size(); end > 1; end--) {
            String name = String.join(" ", words.subList(0, end));
            try {
                if (Files.exists(PathArgument.of(name))) {
                    return Optional.of(name);
                }
            } catch (TypeConversionException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
