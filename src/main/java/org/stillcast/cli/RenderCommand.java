package org.stillcast.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.stillcast.draft.DraftReport;
import org.stillcast.draft.DraftText;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.intake.ManifestFile;
import org.stillcast.intake.Submission;
import org.stillcast.manifest.ManifestSource;
import org.stillcast.route.Engine;
import org.stillcast.run.Outcome;
import org.stillcast.settings.Settings;
import org.stillcast.text.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** One shot, without the inbox. */
@Command(name = "render", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class RenderCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(RenderCommand.class);

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
        Optional<ManifestSource> drafted;
        try {
            drafted = drafted(named, settings, console);
        } catch (InvalidManifestException e) {
            console.faults(named, e.lines());
            return false;
        }
        Path file = ManifestFile.named(named);
        List<Path> roots = new ArrayList<>(settings.rootsBeside(file));
        thisRun.image().ifPresent(roots::add);
        Submission submission =
                Submission.byCommand(file, roots).withText(drafted).with(thisRun.overrides());
        return engine.render(replace ? submission.replacing() : submission) instanceof Outcome.Published;
    }

    /** Returns the text of a manifest for a folder that has none, and says what is in it. */
    private Optional<ManifestSource> drafted(Path named, Settings settings, Console console)
            throws InvalidManifestException, IOException {
        if (!Files.isDirectory(named) || Files.exists(ManifestFile.named(named))) {
            return Optional.empty();
        }
        DraftReport report = FolderDraft.of(named, thisRun.image(), settings);
        String folder = Console.typed(named);
        console.say(WORDS.say("drafted", folder, report.taken()));
        report.left().forEach(console::say);
        console.say(WORDS.say("write-down", folder));
        return Optional.of(() -> text(named, settings));
    }

    /** The folder is looked through each time: the names of its files, held as long as they are rendered, would be in the way. */
    private InputStream text(Path folder, Settings settings) throws IOException {
        try {
            return new DraftText(
                            FolderDraft.of(folder, thisRun.image(), settings).draft())
                    .open();
        } catch (InvalidManifestException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
