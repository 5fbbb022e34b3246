package org.stillcast;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.stillcast.draft.DraftReport;
import org.stillcast.draft.DraftText;
import org.stillcast.intake.Intake;
import org.stillcast.intake.Submission;
import org.stillcast.manifest.Fault;
import org.stillcast.manifest.Faults;
import org.stillcast.manifest.InvalidManifestException;
import org.stillcast.manifest.ManifestSource;
import org.stillcast.manifest.Overrides;
import org.stillcast.plan.Folders;
import org.stillcast.settings.Settings;
import org.stillcast.words.Words;
import org.stillcast.workspace.WholeFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes the manifest of a folder that has none. */
@Command(name = "init", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class InitCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(InitCommand.class);

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Stillcast program;

    @Parameters(paramLabel = "FOLDER")
    private Path folder = Path.of("");

    @Option(names = "--image", paramLabel = "FILE")
    private @Nullable Path image;

    @Override
    public Integer call() throws Exception {
        Console console = program.options().console();
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            init(absolute, console);
            return Exit.DONE;
        } catch (InvalidManifestException e) {
            console.faults(absolute, e.lines());
            return Exit.FAILED;
        }
    }

    private void init(Path absolute, Console console) throws Exception {
        if (!Files.isDirectory(absolute)) {
            throw fault(Files.exists(absolute) ? WORDS.say("init.no-folder") : WORDS.say("init.absent"));
        }
        Path manifest = Manifests.file(absolute);
        if (Files.exists(manifest)) {
            throw there(absolute);
        }
        Settings settings = program.options().settings();
        DraftReport report = FolderDraft.of(absolute, imageIn(absolute), settings);
        DraftText text = new DraftText(report.draft());
        List<String> faults = faults(manifest, text, settings);
        write(text, manifest);
        console.say(WORDS.say("init.written", Console.typed(manifest), report.taken()));
        report.left().forEach(console::say);
        console.faults(manifest, faults);
        if (absolute.startsWith(settings.inbox())) {
            console.say(WORDS.say("init.in-inbox"));
            SubmitCommand.sayIfNobodyWatches(settings.inbox(), console);
        } else {
            console.say(WORDS.say("init.next", Console.typed(absolute)));
        }
    }

    /** The manifest goes where the folder goes, so it names nothing outside. */
    private Optional<Path> imageIn(Path absolute) throws InvalidManifestException, IOException {
        if (image == null) {
            return Optional.empty();
        }
        Path file = image.toAbsolutePath().normalize();
        if (Files.exists(file) && !file.toRealPath().startsWith(absolute.toRealPath())) {
            throw fault(WORDS.say("init.image-outside", file));
        }
        return Optional.of(file);
    }

    /**
     * Returns what is wrong with single clips, which are in the manifest all the same.
     *
     * @throws InvalidManifestException if no such manifest can be rendered
     */
    private static List<String> faults(Path manifest, ManifestSource text, Settings settings)
            throws InvalidManifestException, IOException {
        Submission submission = new Submission(
                manifest, Optional.of(text), Manifests.rootsOf(manifest, settings), false, false, Overrides.NONE);
        Faults faults = new Faults();
        Intake.addTo(faults, new Intake(settings).plan(submission).badClips());
        return faults.lines();
    }

    private static void write(ManifestSource text, Path manifest) throws InvalidManifestException, IOException {
        try (InputStream in = text.open()) {
            WholeFiles.writeNew(manifest, in::transferTo);
        } catch (FileAlreadyExistsException e) {
            throw there(Folders.of(manifest));
        }
    }

    private static InvalidManifestException there(Path absolute) {
        return fault(WORDS.say("init.there", Console.typed(absolute)));
    }

    private static InvalidManifestException fault(String sentence) {
        return new InvalidManifestException(Fault.WHOLE, sentence);
    }
}
