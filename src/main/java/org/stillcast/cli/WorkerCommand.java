package org.stillcast.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.stillcast.settings.Property;
import org.stillcast.settings.Settings;
import org.stillcast.text.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Works for a daemon on another machine. */
@Command(name = "worker", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class WorkerCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(WorkerCommand.class);

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Stillcast program;

    @Option(names = "--jobs", paramLabel = "N")
    private @Nullable String jobs;

    @Option(names = "--broker", paramLabel = "URL")
    private @Nullable String broker;

    @Override
    public Integer call() throws Exception {
        Map<String, String> wanted = new HashMap<>();
        if (jobs != null) {
            wanted.put(Property.JOBS.key(), jobs);
        }
        if (broker != null) {
            wanted.put(Property.BROKER.key(), broker);
        }
        Options options = program.options();
        Settings settings = options.settings(wanted);
        Console console = options.console();
        if (settings.broker().isEmpty()) {
            console.complain(WORDS.say("no-broker"));
            return ExitStatus.USAGE_ERROR;
        }
        Optional<String> reason = Wiring.worker(settings, options.home(), console, program.lastResort())
                .work();
        reason.ifPresent(console::complain);
        return reason.isPresent() ? ExitStatus.USAGE_ERROR : ExitStatus.DONE;
    }
}
