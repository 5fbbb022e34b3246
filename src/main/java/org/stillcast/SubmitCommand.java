package org.stillcast;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.stillcast.intake.Intake;
import org.stillcast.intake.Submission;
import org.stillcast.manifest.ManifestCopy;
import org.stillcast.plan.Project;
import org.stillcast.route.Replacement;
import org.stillcast.settings.Settings;
import org.stillcast.workspace.Inbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Hands manifests to a daemon. */
@Command(
        name = "submit",
        description = "Validates manifests as the daemon would, and puts copies that find their files into the inbox.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class SubmitCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Stillcast program;

    @Mixin
    private final Manifests manifests = new Manifests();

    @Override
    public Integer call() throws Exception {
        Console console = Console.open();
        Settings settings = program.options().settings();
        Intake intake = new Intake(settings);
        Inbox inbox = new Inbox(settings.inbox(), Clock.systemUTC());
        List<Path> roots = new ArrayList<>(settings.mediaRoots());
        roots.add(settings.inbox());
        int status = Exit.DONE;
        for (Path manifest : manifests.files()) {
            Submission submission = new Submission(manifest, roots, false, false);
            int found = ValidateCommand.validate(intake, submission, console);
            if (found == Exit.DONE) {
                console.say("submitted: " + submit(inbox, intake.plan(submission)));
            }
            status = Math.max(status, found);
        }
        return status;
    }

    /** The copy keeps its name, which with the base is what the project is known by; that gives it the same id, too. */
    private static Path submit(Inbox inbox, Project project) throws Exception {
        inbox.prepare();
        try (InputStream manifest = Files.newInputStream(project.manifest())) {
            return inbox.put(
                    Replacement.nameOf(project.origin()).orElse(project.id()) + ".json",
                    out -> ManifestCopy.with(
                            Map.of("id", project.id(), "base", project.origin().base()), manifest, out));
        }
    }
}
