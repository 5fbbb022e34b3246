package org.stillcast;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.stillcast.intake.Intake;
import org.stillcast.intake.Submission;
import org.stillcast.manifest.Faults;
import org.stillcast.manifest.InvalidManifestException;
import org.stillcast.plan.Project;
import org.stillcast.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Looks for faults without rendering anything. */
@Command(
        name = "validate",
        description = "Shows every fault of manifests with its place; decodes nothing.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ValidateCommand implements Callable<Integer> {
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
        int status = Exit.DONE;
        for (Path manifest : manifests.files()) {
            Submission submission = new Submission(manifest, Manifests.rootsOf(manifest, settings), false, false);
            status = Math.max(status, validate(intake, submission, console));
        }
        return status;
    }

    /** Prints the faults of a submission, and returns the exit status that it calls for. */
    static int validate(Intake intake, Submission submission, Console console) throws Exception {
        try {
            Project project = intake.plan(submission);
            Faults faults = new Faults();
            Intake.addTo(faults, project.badClips());
            console.faults(submission.manifest(), faults.lines());
            return project.badClips().isEmpty() || project.skipBadClips() ? Exit.DONE : Exit.FAILED;
        } catch (InvalidManifestException e) {
            console.faults(submission.manifest(), e.lines());
            return Exit.FAILED;
        }
    }
}
