package org.stillcast.cli;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.stillcast.text.WordGuess;
import org.stillcast.text.Words;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a command line that cannot be understood is answered with: what is wrong, what was probably meant, and where more is said. */
final class UsageErrorHandler implements CommandLine.IParameterExceptionHandler {
    private static final Words WORDS = Words.of(UsageErrorHandler.class);
    private static final Pattern BEFORE_INVALID =
            Pattern.compile("Invalid value for (?:option '[^']*'|positional parameter [^(]*\\([^)]*\\))[^:]*: ");

    @Override
    public int handleParseException(ParameterException fault, String[] arguments) {
        CommandLine command = fault.getCommandLine();
        Console console = Console.open();
        console.complain(sentence(fault, command));
        console.say(WORDS.say("more-help", command.getCommandSpec().qualifiedName()));
        return ExitStatus.USAGE_ERROR;
    }

    private static String sentence(ParameterException fault, CommandLine command) {
        if (fault instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, command);
        }
        if (fault instanceof MissingParameterException missing) {
            return missing(missing.getMissing(), command);
        }
        ArgSpec argument = fault.getArgSpec();
        return argument instanceof OptionSpec option && argument.typeInfo().isMap()
                ? WORDS.say("key-value", option.longestName(), option.paramLabel())
                : invalid(fault, argument);
    }

    /** What the converters say goes on from the name of what has the value; picocli puts English before it. */
    private static String invalid(ParameterException fault, @Nullable ArgSpec argument) {
        String said = String.valueOf(fault.getMessage());
        Matcher before = BEFORE_INVALID.matcher(said);
        if (argument == null || !before.lookingAt()) {
            return said;
        }
        String name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
        return name + " " + said.substring(before.end());
    }

    private static String unmatched(UnmatchedArgumentException fault, CommandLine command) {
        String word = fault.getUnmatched().get(0);
        if (fault.isUnknownOption()) {
            String option = word.replaceFirst("=.*", "");
            List<String> known = command.getCommandSpec().options().stream()
                    .map(OptionSpec::longestName)
                    .toList();
            return withMeant(WORDS.say("unknown-option", option), option, known);
        }
        Collection<String> commands = command.getSubcommands().keySet();
        return commands.isEmpty() ? tooMuch(word) : new UnknownCommand(fault.getUnmatched(), commands).sentence();
    }

    /** What is no file is not taken for one, and is said to be too much then. */
    private static String tooMuch(String word) {
        try {
            PathArgument.of(word);
            return WORDS.say("too-much", word);
        } catch (TypeConversionException e) {
            return UnknownCommand.LABEL + e.getMessage();
        }
    }

    /** Returns a sentence about an unknown word, with the one that was probably meant, or else with all that are known. */
    static String withMeant(String sentence, String word, Collection<String> known) {
        return sentence
                + WordGuess.of(word, known)
                        .map(meant -> WORDS.say("meant", meant))
                        .orElseGet(() -> WORDS.say("known", String.join(", ", known)));
    }

    private static String missing(List<ArgSpec> missing, CommandLine command) {
        ArgSpec first = missing.get(0);
        if (first instanceof OptionSpec option) {
            return WORDS.say("no-value", option.longestName(), option.paramLabel());
        }
        String labels = missing.stream().map(ArgSpec::paramLabel).collect(Collectors.joining(" "));
        String[] description = first.description();
        return WORDS.say(
                "no-argument",
                command.getCommandSpec().qualifiedName(),
                labels,
                description.length == 0 ? "" : description[0]);
    }
}
