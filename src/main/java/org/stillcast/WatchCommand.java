package org.stillcast;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** The daemon. */
@Command(
        name = "watch",
        description = "Watches the inbox until stopped; this is what happens without a command.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class WatchCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Stillcast program;

    @Override
    public Integer call() throws Exception {
        return watch(program);
    }

    static int watch(Stillcast program) throws Exception {
        Console console = Console.open();
        Options options = program.options();
        Start.engine(options.settings(), options.home(), console, program.lastResort())
                .watch();
        return Exit.DONE;
    }
}
