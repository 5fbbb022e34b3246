package org.stillcast.cli;

import java.util.concurrent.Callable;

import org.stillcast.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** The daemon. */
@Command(name = "watch", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class WatchCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Stillcast program;

    @Override
    public Integer call() throws Exception {
        return watch(program);
    }

    static int watch(Stillcast program) throws Exception {
        Options options = program.options();
        Settings settings = options.settings();
        new ConfiguredFolders(settings, options.home()).requireInbox();
        Wiring.daemon(settings, options.home(), options.console(), program.lastResort())
                .watch();
        return ExitStatus.DONE;
    }
}
