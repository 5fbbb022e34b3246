package org.stillcast.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.stillcast.settings.HomeFolder;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Arguments without a command: {@code stillcast my-course}, which is also what dragging a folder onto the launcher makes.
 *
 * @param program with all its commands
 */
public record Shorthand(CommandLine program) {
    private static final String RENDER = "render";
    private static final String MANIFEST = ".json";

    /** Returns the same arguments with the command that is meant: where they begin with a file, that is rendered. */
    public String[] whole(String... arguments) {
        Optional<String> word = firstWord(List.of(arguments));
        boolean isCommand = word.filter(program.getSubcommands()::containsKey).isPresent();
        if (isCommand || word.filter(Shorthand::isFile).isEmpty()) {
            return arguments;
        }
        return Stream.concat(Stream.of(RENDER), Arrays.stream(arguments)).toArray(String[]::new);
    }

    /** Returns the first argument that is no option and no option's value. */
    private Optional<String> firstWord(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("-")) {
                return Optional.of(argument);
            }
            i += takesTheNext(argument) ? 1 : 0;
        }
        return Optional.empty();
    }

    private boolean takesTheNext(String option) {
        return Stream.of(program, program.getSubcommands().get(RENDER))
                .flatMap(command ->
                        Optional.<OptionSpec>ofNullable(command.getCommandSpec().findOption(option)).stream())
                .anyMatch(known -> known.arity().max() > 0);
    }

    /** A manifest that is not there is one, too: its name was mistyped, not a command's. */
    private static boolean isFile(String word) {
        try {
            Path file = HomeFolder.path(word);
            return !word.isBlank() && (Files.exists(file) || word.endsWith(MANIFEST));
        } catch (InvalidPathException e) {
            return false;
        } catch (IllegalArgumentException e) { // the command says why
            return true;
        }
    }
}
