package org.stillcast;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.stillcast.manifest.Faults;
import org.stillcast.route.Verification;
import org.stillcast.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Looks whether published projects are still what was published. */
@Command(
        name = "verify",
        description = "Checks that the parts of published projects are there, unchanged, and decode to their ends.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class VerifyCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Stillcast program;

    @Parameters(
            paramLabel = "PROJECT",
            arity = "1..*",
            description = "The folder of a published project, such as outbox/book, or its result file.")
    private List<Path> projects = List.of();

    @Override
    public Integer call() throws Exception {
        Console console = Console.open();
        Settings settings = program.options().settings();
        Verification verification = new Verification(Start.ffmpeg(settings));
        int status = Exit.DONE;
        for (Path project : projects) {
            Path resultFile = resultFile(project.toAbsolutePath().normalize());
            Faults faults = verification.check(resultFile);
            console.faults(resultFile, faults.lines());
            if (faults.isEmpty()) {
                console.say("verified: " + project);
            }
            status = faults.isEmpty() ? status : Exit.FAILED;
        }
        return status;
    }

    private static Path resultFile(Path project) {
        return Files.isDirectory(project) ? project.resolve(project.getFileName() + ".json") : project;
    }
}
