package org.stillcast;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.stillcast.intake.Submission;
import org.stillcast.route.Engine;
import org.stillcast.route.Outcome;
import org.stillcast.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** One shot, without the inbox. */
@Command(
        name = "render",
        description = "Renders manifests now, without the inbox, and prints the finished parts.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class RenderCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Stillcast program;

    @Mixin
    private final Manifests manifests = new Manifests();

    @Option(names = "--replace", description = "May replace a result of another origin.")
    private boolean replace;

    @Override
    public Integer call() throws Exception {
        Console console = Console.open();
        Settings settings = program.options().settings();
        Engine engine = Start.engine(settings, program.options().home(), console, program.lastResort());
        engine.start();
        int status = Exit.DONE;
        try {
            for (Path manifest : manifests.files()) {
                Outcome outcome = engine.render(submission(manifest, settings));
                status = outcome instanceof Outcome.Published ? status : Exit.FAILED;
            }
        } finally {
            engine.stop();
        }
        return status;
    }

    private Submission submission(Path manifest, Settings settings) {
        return new Submission(manifest, Manifests.rootsOf(manifest, settings), false, replace);
    }
}
