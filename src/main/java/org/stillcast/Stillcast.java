package org.stillcast;

import java.io.IOException;
import java.util.concurrent.Callable;

import org.stillcast.settings.InvalidSettingsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The program. Without a command it watches the inbox. */
@Command(
        name = "stillcast",
        description = "Turns many short audio clips and a background picture into long narrated videos.",
        subcommands = {
            WatchCommand.class,
            RenderCommand.class,
            ValidateCommand.class,
            SubmitCommand.class,
            VerifyCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class Stillcast implements Callable<Integer> {
    @Mixin
    private final Options options = new Options();

    private Stillcast() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs the program and returns its exit status. */
    static int run(String... arguments) {
        return new CommandLine(new Stillcast())
                .setExecutionExceptionHandler((fault, command, parsed) -> report(fault))
                .execute(arguments);
    }

    Options options() {
        return options;
    }

    @Override
    public Integer call() throws Exception {
        return WatchCommand.watch(options);
    }

    /** What cannot even begin is one sentence; anything else is our own fault and says where. */
    private static int report(Exception fault) throws Exception {
        if (fault instanceof InvalidSettingsException || fault instanceof IOException) {
            Console.open().say("stillcast: " + fault.getMessage());
            return Exit.WRONG_USE;
        }
        throw fault;
    }
}
