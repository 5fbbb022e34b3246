package org.stillcast.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.stillcast.fault.Fault;
import org.stillcast.forecast.Forecast;
import org.stillcast.intake.Intake;
import org.stillcast.intake.Submission;
import org.stillcast.project.Project;
import org.stillcast.run.ManifestCheck;
import org.stillcast.settings.Settings;
import org.stillcast.text.ClockTime;
import org.stillcast.text.Words;
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
    private final ManifestArguments manifests = new ManifestArguments();

    @Override
    public Integer call() throws Exception {
        Console console = program.options().console();
        Settings settings = program.options().settings();
        new ConfiguredFolders(settings, program.options().home()).missingRoots().forEach(console::say);
        ManifestCheck check = new ManifestCheck(new Intake(settings));
        int status = ExitStatus.DONE;
        for (Path manifest : manifests.files()) {
            Submission submission = Submission.byCommand(manifest, settings.rootsBeside(manifest));
            ManifestCheck.Checked checked = check.check(submission);
            console.faults(manifest, checked.lines());
            if (checked.project().isEmpty() || !tellLength(checked.project().get(), settings.maxLength(), console)) {
                status = ExitStatus.FAILED;
            }
        }
        return status;
    }

    /** Tells what a project will come to, and returns if that is not longer than a project may be. */
    private static boolean tellLength(Project project, Duration longest, Console console) throws IOException {
        Forecast forecast = Forecast.of(project);
        Optional<Fault> tooLong = forecast.tooLong(longest);
        if (tooLong.isEmpty()) {
            console.say(summary(project, forecast));
        } else {
            console.faults(project.manifest(), List.of(tooLong.get().toString()));
        }
        return tooLong.isEmpty();
    }

    private static String summary(Project project, Forecast forecast) {
        return WORDS.say(
                "valid",
                Console.shown(project.manifest()),
                WORDS.count("clips", forecast.clips()),
                length(forecast),
                WORDS.count("parts", forecast.partCount()),
                megabytes(forecast.need().tempBytes()),
                megabytes(forecast.need().outboxBytes()));
    }

    /** Returns what the heads of the clips say together, which is not exact. */
    private static String length(Forecast forecast) {
        String length = ClockTime.of(Duration.ofSeconds(Math.round(forecast.millis() / 1000.0)));
        return forecast.unknownClips() == 0
                ? WORDS.say("length", length)
                : WORDS.say("length-without", length, forecast.unknownClips());
    }

    private static long megabytes(long bytes) {
        return Math.max(1, Math.round(bytes / 1e6));
    }
}
