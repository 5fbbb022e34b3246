package org.stillcast.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.stillcast.fault.InvalidManifestException;
import org.stillcast.intake.Submission;
import org.stillcast.route.Engine;
import org.stillcast.run.Outcome;
import org.stillcast.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** One shot, without the inbox. */
@Command(name = "render", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class RenderCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Stillcast program;

    @Mixin
    private final ManifestArguments manifests = new ManifestArguments();

    @Mixin
    private final OverrideOptions thisRun = new OverrideOptions();

    @Option(names = "--replace")
    private boolean replace;

    @Override
    public Integer call() throws Exception {
        Console console = program.options().console();
        Settings settings = program.options().settings();
        List<Path> absent = manifests.reportAbsent(settings, console);
        Engine engine = Wiring.engine(settings, program.options().home(), console, program.lastResort());
        engine.start();
        int status = absent.isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
        try {
            for (Path named : manifests.named().stream()
                    .filter(file -> !absent.contains(file))
                    .toList()) {
                status = render(named, engine, settings, console) ? status : ExitStatus.FAILED;
            }
            engine.awaitDeliveries();
        } finally {
            engine.stop();
        }
        return status;
    }

    /** Tells whether all was published. */
    private boolean render(Path named, Engine engine, Settings settings, Console console) throws IOException {
        Submission submission;
        try {
            submission = new DraftedManifest(named, thisRun.image(), settings).submission(console);
        } catch (InvalidManifestException e) {
            console.faults(named, e.lines());
            return false;
        }
        submission = submission.with(thisRun.overrides());
        return engine.render(replace ? submission.replacing() : submission) instanceof Outcome.Published;
    }
}
