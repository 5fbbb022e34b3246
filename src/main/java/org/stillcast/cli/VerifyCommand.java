package org.stillcast.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.stillcast.fault.FaultList;
import org.stillcast.files.Folders;
import org.stillcast.run.Tools;
import org.stillcast.run.Verification;
import org.stillcast.settings.Settings;
import org.stillcast.text.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Looks whether published projects are still what was published. */
@Command(name = "verify", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class VerifyCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(VerifyCommand.class);

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Stillcast program;

    @Parameters(paramLabel = "PROJECT", arity = "1..*")
    private List<Path> named = List.of();

    @Override
    public Integer call() throws Exception {
        Console console = program.options().console();
        Settings settings = program.options().settings();
        Verification verification = new Verification(Tools.ffmpeg(settings));
        boolean allGood = true;
        for (Path path : named) {
            PublishedProjects projects =
                    new PublishedProjects(path.toAbsolutePath().normalize());
            Optional<String> other = projects.whatElse();
            if (other.isPresent()) {
                console.faults(path, List.of(other.get()));
                allGood = false;
            } else {
                for (Path resultFile : projects.resultFiles()) {
                    allGood &= verify(verification, resultFile, console);
                }
            }
        }
        return allGood ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private static boolean verify(Verification verification, Path resultFile, Console console) throws IOException {
        FaultList faults = verification.check(resultFile);
        console.faults(resultFile, faults.lines());
        if (faults.isEmpty()) {
            console.say(WORDS.say("verified", Console.shown(Folders.of(resultFile))));
        }
        return faults.isEmpty();
    }
}
