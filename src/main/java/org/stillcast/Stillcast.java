package org.stillcast;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.stillcast.route.LastResort;
import org.stillcast.settings.HomeFolder;
import org.stillcast.settings.InvalidSettingsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.TypeConversionException;

/** The program. Without a command it watches the inbox. */
@Command(
        name = "stillcast",
        description = "Turns many short audio clips and a background picture into long narrated videos.",
        subcommands = {
            WatchCommand.class,
            RenderCommand.class,
            InitCommand.class,
            ValidateCommand.class,
            SubmitCommand.class,
            VerifyCommand.class
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:All was published, or is valid, or verified.",
            "1:A project failed, was interrupted by its surroundings, or is not valid.",
            "2:Nothing was tried: wrong use, a bad property, no ffmpeg, folders in use by another daemon.",
            "3:Memory was used up, or the like: a start anew goes on where it was.",
            "130, 143:Stopped by Ctrl-C or SIGTERM."
        },
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
    static int run(LastResort lastResort, String... arguments) {
        CommandLine program = new CommandLine(new Stillcast(lastResort))
                .registerConverter(Path.class, Stillcast::path)
                .setExecutionExceptionHandler((fault, command, parsed) -> report(fault));
        return program.execute(new Shorthand(program).whole(arguments));
    }

    /** Options and arguments: what a shell has not expanded is made what it would be. */
    private static Path path(String text) {
        try {
            return HomeFolder.path(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("is not a path on this system: \"%s\"".formatted(text));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
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
        return WatchCommand.watch(this);
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
