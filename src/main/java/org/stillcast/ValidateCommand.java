package org.stillcast;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.stillcast.intake.Intake;
import org.stillcast.intake.Submission;
import org.stillcast.manifest.Faults;
import org.stillcast.manifest.InvalidManifestException;
import org.stillcast.plan.Project;
import org.stillcast.route.Estimate;
import org.stillcast.settings.Settings;
import org.stillcast.words.ClockTime;
import org.stillcast.words.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Looks for faults without rendering anything. */
@Command(name = "validate", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class ValidateCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(ValidateCommand.class);

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Stillcast program;

    @Mixin
    private final Manifests manifests = new Manifests();

    @Override
    public Integer call() throws Exception {
        Console console = program.options().console();
        Settings settings = program.options().settings();
        new GivenFolders(settings, program.options().home()).missingRoots().forEach(console::say);
        Intake intake = new Intake(settings);
        int status = Exit.DONE;
        for (Path manifest : manifests.files()) {
            Submission submission = new Submission(manifest, Manifests.rootsOf(manifest, settings), false, false);
            Optional<Project> project = plan(intake, submission, console);
            if (project.isPresent()) {
                console.say(summary(project.get()));
            } else {
                status = Exit.FAILED;
            }
        }
        return status;
    }

    /** Prints the faults of a submission, and returns the project if it can be rendered. */
    static Optional<Project> plan(Intake intake, Submission submission, Console console) throws IOException {
        try {
            Project project = intake.plan(submission);
            Faults faults = new Faults();
            Intake.addTo(faults, project.badClips());
            console.faults(submission.manifest(), faults.lines());
            return Optional.of(project).filter(p -> p.badClips().isEmpty() || p.skipBadClips());
        } catch (InvalidManifestException e) {
            console.faults(submission.manifest(), e.lines());
            return Optional.empty();
        }
    }

    private static String summary(Project project) throws IOException {
        Estimate estimate = Estimate.of(project);
        return WORDS.say(
                "valid",
                Console.shown(project.manifest()),
                WORDS.count("clips", estimate.clips()),
                length(estimate),
                WORDS.count("parts", estimate.parts()),
                megabytes(estimate.need().tempBytes()),
                megabytes(estimate.need().outboxBytes()));
    }

    /** Returns what the heads of the clips say together, which is not exact. */
    private static String length(Estimate estimate) {
        String length = ClockTime.of(Duration.ofSeconds(Math.round(estimate.millis() / 1000.0)));
        return estimate.unknownClips() == 0
                ? WORDS.say("length", length)
                : WORDS.say("length-without", length, estimate.unknownClips());
    }

    private static long megabytes(long bytes) {
        return Math.max(1, Math.round(bytes / 1e6));
    }
}
