package org.stillcast.cli;

import java.time.Duration;
import java.util.concurrent.Callable;

import org.stillcast.run.WorkThreads;
import org.stillcast.settings.Settings;
import org.stillcast.settings.SettingsChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** The daemon. */
@Command(name = "watch", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class WatchCommand implements Callable<Integer> {
    private static final Duration LOOK_AT_SETTINGS = Duration.ofMinutes(1);

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Stillcast program;

    @Override
    public Integer call() throws Exception {
        return watch(program);
    }

    static int watch(Stillcast program) throws Exception {
        Options options = program.options();
        SettingsChange change = SettingsChange.since(options.home());
        Settings settings = options.settings();
        new ConfiguredFolders(settings, options.home()).requireInbox();
        new WorkThreads("settings", 1, program.lastResort()).repeat(LOOK_AT_SETTINGS, change::look);
        Wiring.daemon(settings, options.home(), options.console(), program.lastResort())
                .watch();
        return ExitStatus.DONE;
    }
}
