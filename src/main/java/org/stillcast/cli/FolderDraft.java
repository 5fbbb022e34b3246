package org.stillcast.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.stillcast.draft.Chapters;
import org.stillcast.draft.Draft;
import org.stillcast.draft.DraftReport;
import org.stillcast.fault.Fault;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.files.Folders;
import org.stillcast.media.FolderContents;
import org.stillcast.media.UnusableFileException;
import org.stillcast.settings.Settings;
import org.stillcast.text.Words;

/** Drafts what a folder without a manifest stands for. */
final class FolderDraft {
    private static final Words WORDS = Words.of(FolderDraft.class);

    private FolderDraft() {}

    /**
     * Looks through a folder and returns what a manifest would say.
     *
     * @param folder absolute
     * @param image file that is meant for the background, if somebody has said so
     * @param chapters what opens them, if somebody has said so
     * @throws InvalidManifestException if the folder does not tell what is meant; with what to do
     */
    static DraftReport of(Path folder, Optional<Path> image, Optional<Chapters> chapters, Settings settings)
            throws InvalidManifestException, IOException {
        List<Path> own = List.of(settings.inbox(), settings.outbox(), settings.temp());
        Optional<String> picture = image.isPresent() ? Optional.of(pathFrom(folder, image.get())) : Optional.empty();
        try {
            FolderContents contents = FolderContents.of(folder, own);
            return new DraftReport(contents, Draft.of(folder, contents, picture, chapters));
        } catch (UnusableFileException e) {
            throw new InvalidManifestException(Fault.WHOLE, e.getMessage());
        }
    }

    /** What does not lie in the folder keeps its whole path. */
    private static String pathFrom(Path folder, Path image) throws InvalidManifestException, IOException {
        if (!Files.isRegularFile(image)) {
            throw new InvalidManifestException(Fault.WHOLE, WORDS.say("image.absent", image));
        }
        Path real = image.toRealPath();
        Path realFolder = folder.toRealPath();
        return real.startsWith(realFolder) ? Folders.path(realFolder, real) : image.toString();
    }
}
