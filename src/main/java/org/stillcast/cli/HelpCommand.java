package org.stillcast.cli;

import java.util.concurrent.Callable;

import org.stillcast.text.Words;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stillcast help render} for who does not think of {@code stillcast render --help}. */
@Command(name = "help", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class HelpCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(HelpCommand.class);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "COMMAND", arity = "0..1")
    private String name = "";

    @Override
    public Integer call() {
        CommandLine program = spec.parent().commandLine();
        CommandLine asked = name.isEmpty() ? program : program.getSubcommands().get(name);
        if (asked == null) {
            String sentence = WORDS.say("unknown-command", name);
            throw new ParameterException(
                    program,
                    UsageErrorHandler.withMeant(
                            sentence, name, program.getSubcommands().keySet()));
        }
        asked.usage(asked.getOut());
        return ExitStatus.DONE;
    }
}
