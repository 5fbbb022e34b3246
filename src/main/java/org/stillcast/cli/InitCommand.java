package org.stillcast.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.stillcast.draft.Chapters;
import org.stillcast.draft.Draft;
import org.stillcast.draft.DraftReport;
import org.stillcast.draft.DraftTable;
import org.stillcast.draft.DraftText;
import org.stillcast.fault.Fault;
import org.stillcast.fault.FaultList;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.files.Folders;
import org.stillcast.files.WholeFiles;
import org.stillcast.intake.Intake;
import org.stillcast.intake.ManifestFile;
import org.stillcast.intake.Submission;
import org.stillcast.manifest.ManifestSource;
import org.stillcast.settings.Settings;
import org.stillcast.text.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;

/** Writes the manifest of a folder that has none. */
@Command(name = "init", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class InitCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(InitCommand.class);
    private static final String TABLE = "clips.csv";

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Stillcast program;

    @Parameters(paramLabel = "FOLDER")
    private Path folder = Path.of("");

    @Option(names = "--image", paramLabel = "FILE")
    private @Nullable Path image;

    @Option(names = "--chapters", paramLabel = "WHAT", converter = ChaptersConverter.class)
    private @Nullable Chapters chapters;

    @Option(names = "--table")
    private boolean table;

    @Override
    public Integer call() throws Exception {
        Console console = program.options().console();
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            init(absolute, console);
            return ExitStatus.DONE;
        } catch (InvalidManifestException e) {
            console.faults(absolute, e.lines());
            return ExitStatus.FAILED;
        }
    }

    private void init(Path absolute, Console console) throws Exception {
        if (!Files.isDirectory(absolute)) {
            throw fault(Files.exists(absolute) ? WORDS.say("init.no-folder") : WORDS.say("init.absent"));
        }
        Path manifest = ManifestFile.named(absolute);
        if (Files.exists(manifest)) {
            throw there(absolute);
        }
        Settings settings = program.options().settings();
        DraftReport report = FolderDraft.of(absolute, imageIn(absolute), Optional.ofNullable(chapters), settings);
        if (table) {
            new DraftTable(report.draft()).requireNames();
        }
        List<String> faults = faults(manifest, new DraftText(report.draft()), settings);
        write(report.draft(), manifest);
        console.say(written(manifest, report.taken()));
        report.understood().forEach(console::say);
        report.left().forEach(console::say);
        console.faults(manifest, faults);
        if (absolute.startsWith(settings.inbox())) {
            console.say(WORDS.say("init.in-inbox"));
            new InboxDaemon(settings.inbox()).sayIfAbsent(console);
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
        Submission submission =
                Submission.byCommand(manifest, settings.rootsBeside(manifest)).withText(Optional.of(text));
        FaultList faults = new FaultList();
        Intake.addTo(faults, new Intake(settings).plan(submission).badClips());
        return faults.lines();
    }

    private void write(Draft draft, Path manifest) throws InvalidManifestException, IOException {
        if (!table) {
            write(new DraftText(draft), manifest, there(Folders.of(manifest)));
            return;
        }
        Path clips = manifest.resolveSibling(TABLE);
        write(new DraftTable(draft), clips, fault(WORDS.say("init.table-there", Console.typed(clips))));
        try {
            write(new DraftText(draft, Optional.of(TABLE)), manifest, there(Folders.of(manifest)));
        } catch (InvalidManifestException | IOException e) { // it would be in the way of the next try
            WholeFiles.delete(clips);
            throw e;
        }
    }

    private String written(Path manifest, String taken) {
        String name = Console.typed(manifest);
        return table
                ? WORDS.say("init.both-written", Console.typed(manifest.resolveSibling(TABLE)), name, taken)
                : WORDS.say("init.written", name, taken);
    }

    private static void write(ManifestSource text, Path file, InvalidManifestException there)
            throws InvalidManifestException, IOException {
        try (InputStream in = text.open()) {
            WholeFiles.writeNew(file, in::transferTo);
        } catch (FileAlreadyExistsException e) {
            throw there;
        }
    }

    private static InvalidManifestException there(Path absolute) {
        return fault(WORDS.say("init.there", Console.typed(absolute)));
    }

    private static InvalidManifestException fault(String sentence) {
        return new InvalidManifestException(Fault.WHOLE, sentence);
    }

    private static final class ChaptersConverter implements ITypeConverter<Chapters> {
        @Override
        public Chapters convert(String text) {
            try {
                return Chapters.valueOf(text.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(WORDS.say("init.no-chapters", text));
            }
        }
    }
}
