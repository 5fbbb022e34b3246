package org.stillcast.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.stillcast.run.WorkThreads;
import org.stillcast.settings.Property;
import org.stillcast.settings.Settings;
import org.stillcast.settings.SettingsChange;
import org.stillcast.web.WebPart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The daemon. */
@Command(name = "watch", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class WatchCommand implements Callable<Integer> {
    private static final Duration LOOK_AT_SETTINGS = Duration.ofMinutes(1);

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Stillcast program;

    @Option(names = "--no-http")
    private boolean noHttp;

    @Option(names = "--http-port", paramLabel = "PORT")
    private @Nullable Integer httpPort;

    @Override
    public Integer call() throws Exception {
        Map<String, String> wanted = new HashMap<>();
        if (noHttp) {
            wanted.put(Property.HTTP.key(), "false");
        }
        if (httpPort != null) {
            wanted.put(Property.HTTP.key(), "true");
            wanted.put(Property.HTTP_PORT.key(), httpPort.toString());
        }
        return watch(program, wanted);
    }

    /**
     * @param wanted properties that this command sets, which win over all others
     */
    static int watch(Stillcast program, Map<String, String> wanted) throws Exception {
        Options options = program.options();
        SettingsChange change = SettingsChange.since(options.home());
        Settings settings = options.settings(wanted);
        if (settings.http()) {
            WebPart.requireSafe(settings);
        }
        new ConfiguredFolders(settings, options.home()).requireInbox();
        new WorkThreads("settings", 1, program.lastResort()).repeat(LOOK_AT_SETTINGS, change::look);
        Wiring.daemon(settings, options.home(), options.console(), program.lastResort())
                .watch();
        return ExitStatus.DONE;
    }
}
