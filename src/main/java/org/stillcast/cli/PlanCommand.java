package org.stillcast.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.stillcast.fault.Fault;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.forecast.ClipFacts;
import org.stillcast.forecast.Forecast;
import org.stillcast.intake.Intake;
import org.stillcast.process.Ffmpeg;
import org.stillcast.project.Project;
import org.stillcast.run.ManifestCheck;
import org.stillcast.run.Tools;
import org.stillcast.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows what will come out, without rendering anything. */
@Command(name = "plan", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class PlanCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Stillcast program;

    @Mixin
    private final ManifestArguments manifests = new ManifestArguments();

    @Option(names = "--measure")
    private boolean measure;

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--all")
    private boolean all;

    @Override
    public Integer call() throws Exception {
        Console console = program.options().console();
        Settings settings = program.options().settings();
        new ConfiguredFolders(settings, program.options().home()).missingRoots().forEach(console::say);
        Optional<Ffmpeg> ffmpeg = measure ? Optional.of(Tools.ffmpeg(settings)) : Optional.empty();
        boolean areValid = true;
        PlanOutput output = json ? new PlanJson(System.out) : new PlanText(System.out, all);
        for (Path named : manifests.named()) {
            areValid &= show(named, settings, ffmpeg, console, output);
        }
        output.end();
        return areValid ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    /** Tells whether there was anything to be planned. */
    private static boolean show(
            Path named, Settings settings, Optional<Ffmpeg> ffmpeg, Console console, PlanOutput output)
            throws IOException {
        List<Fault> faults = new ArrayList<>();
        Optional<Project> project = project(named, settings, console, faults);
        Optional<ClipFacts> heads = Optional.empty();
        if (project.isPresent()) {
            ClipFacts facts = ClipFacts.ofHeads(project.get());
            Optional<Fault> tooLong = Forecast.of(project.get(), facts).tooLong(settings.maxLength());
            tooLong.ifPresent(faults::add);
            heads = Optional.of(facts).filter(any -> tooLong.isEmpty());
        }
        console.faults(named, faults.stream().map(Fault::toString).toList());
        if (heads.isEmpty()) {
            output.refused(named, faults);
        } else {
            output.planned(named, faults, Plan.of(project.get(), heads.get(), settings, ffmpeg));
        }
        return heads.isPresent();
    }

    /** Returns the project, and adds what is wrong with it; empty if it cannot be rendered. */
    private static Optional<Project> project(Path named, Settings settings, Console console, List<Fault> faults)
            throws IOException {
        try {
            ManifestCheck.Checked checked = new ManifestCheck(new Intake(settings))
                    .check(new DraftedManifest(named, Optional.empty(), settings).submission(console));
            faults.addAll(checked.faults());
            return checked.project();
        } catch (InvalidManifestException e) {
            faults.addAll(e.faults());
            return Optional.empty();
        }
    }
}
