package org.stillcast.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.stillcast.draft.DraftReport;
import org.stillcast.draft.DraftText;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.intake.ManifestFile;
import org.stillcast.intake.Submission;
import org.stillcast.manifest.ManifestSource;
import org.stillcast.settings.Settings;
import org.stillcast.text.Words;

/** What is named on the command line, a manifest or a folder that may do without one, becomes a submission. */
final class DraftedManifest {
    private static final Words WORDS = Words.of(DraftedManifest.class);

    private final Path named;
    private final Optional<Path> image;
    private final Settings settings;

    /**
     * @param named absolute
     * @param image background that is meant in place of the one in the manifest or folder
     */
    DraftedManifest(Path named, Optional<Path> image, Settings settings) {
        this.named = named;
        this.image = image;
        this.settings = settings;
    }

    /**
     * Returns the submission; of a folder without a manifest it is said what is in it.
     *
     * @throws InvalidManifestException if such a folder does not tell what is meant
     */
    Submission submission(Console console) throws InvalidManifestException, IOException {
        Optional<ManifestSource> drafted = drafted(console);
        Path file = ManifestFile.named(named);
        List<Path> roots = new ArrayList<>(settings.rootsBeside(file));
        image.ifPresent(roots::add);
        return Submission.byCommand(file, roots).withText(drafted);
    }

    private Optional<ManifestSource> drafted(Console console) throws InvalidManifestException, IOException {
        if (!Files.isDirectory(named) || Files.exists(ManifestFile.named(named))) {
            return Optional.empty();
        }
        DraftReport report = FolderDraft.of(named, image, Optional.empty(), settings);
        String folder = Console.typed(named);
        console.say(WORDS.say("drafted", folder, report.taken()));
        report.understood().forEach(console::say);
        report.left().forEach(console::say);
        console.say(WORDS.say("write-down", folder));
        return Optional.of(this::text);
    }

    /** The folder is looked through each time: the names of its files, held as long as they are rendered, would be in the way. */
    private InputStream text() throws IOException {
        try {
            return new DraftText(FolderDraft.of(named, image, Optional.empty(), settings)
                            .draft())
                    .open();
        } catch (InvalidManifestException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
