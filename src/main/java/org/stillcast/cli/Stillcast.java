package org.stillcast.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

import org.stillcast.files.FileTrouble;
import org.stillcast.run.LastResort;
import org.stillcast.settings.InvalidSettingsException;
import org.stillcast.text.Words;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program. Without a command it watches the inbox. */
@Command(
        name = "stillcast",
        subcommands = {
            WatchCommand.class,
            WorkerCommand.class,
            RenderCommand.class,
            InitCommand.class,
            ValidateCommand.class,
            PlanCommand.class,
            SubmitCommand.class,
            VerifyCommand.class,
            StatusCommand.class,
            CancelCommand.class,
            RetryCommand.class,
            CompletionCommand.class,
            HelpCommand.class,
            VersionCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class Stillcast implements Callable<Integer> {
    @Mixin
    private final Options options = new Options();

    private final LastResort lastResort;

    Stillcast(LastResort lastResort) {
        this.lastResort = lastResort;
    }

    public static void main(String[] arguments) {
        Halt halt = new Halt(Runtime.getRuntime()::halt);
        Thread.setDefaultUncaughtExceptionHandler(halt);
        int status = run(halt, arguments);
        halt.letEnd();
        System.exit(status);
    }

    /** Runs the program and returns its exit status. */
    public static int run(LastResort lastResort, String... arguments) {
        CommandLine program = commandLine(lastResort);
        return program.execute(new Shorthand(program).whole(arguments));
    }

    /** Returns all commands with their options, and what is said about them in the language of the display. */
    public static CommandLine commandLine(LastResort lastResort) {
        Stillcast program = new Stillcast(lastResort);
        return new CommandLine(program)
                .setResourceBundle(Words.bundle(Stillcast.class, "help"))
                .registerConverter(Path.class, PathArgument::of)
                .setParameterExceptionHandler(new UsageErrorHandler())
                .setExecutionStrategy(parsed -> program.execute(parsed))
                .setExecutionExceptionHandler((fault, command, parsed) -> report(fault));
    }

    private int execute(ParseResult parsed) {
        requireCommand(parsed);
        options.setLog();
        return new CommandLine.RunLast().execute(parsed);
    }

    /** Where help is asked for, nothing else would say that there is no such command. */
    private static void requireCommand(ParseResult parsed) {
        if (!parsed.hasSubcommand() && !parsed.unmatched().isEmpty()) {
            throw new UnmatchedArgumentException(parsed.commandSpec().commandLine(), parsed.unmatched());
        }
    }

    Options options() {
        return options;
    }

    LastResort lastResort() {
        return lastResort;
    }

    @Override
    public Integer call() throws Exception {
        return WatchCommand.watch(this, Map.of());
    }

    /** What cannot even begin is one sentence; anything else is our own fault and says where. */
    private static int report(Exception fault) throws Exception {
        if (fault instanceof InvalidSettingsException || fault instanceof IOException) {
            Console.open().complain(FileTrouble.sentence(fault));
            return ExitStatus.USAGE_ERROR;
        }
        throw fault;
    }
}
