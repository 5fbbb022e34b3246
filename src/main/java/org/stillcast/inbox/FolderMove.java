package org.stillcast.inbox;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.files.ClaimedFile;
import org.stillcast.files.FileTrouble;
import org.stillcast.files.Folders;
import org.stillcast.files.FreeName;
import org.stillcast.files.WholeFiles;
import org.stillcast.text.Visible;
import org.stillcast.text.Words;

/**
 * The move of a folder out of the inbox, with all that is in it by then. A folder cannot have two names, so it is taken
 * by a rename to a hidden one, still in the inbox, where the next start finds it after a crash; looked at once more; and
 * renamed to where it belongs.
 */
final class FolderMove {
    private static final Logger LOG = LoggerFactory.getLogger(FolderMove.class);
    private static final Words WORDS = Words.of(FolderMove.class);

    private final Drop drop;
    private final Path to;
    private final Path aside;
    private final ClaimedFile.Look worked;
    private final FreeName freeName;

    /**
     * @param drop a folder
     * @param to folder that it goes to; it is there
     * @param aside folder for what can be left nowhere else; it is there
     * @param worked tells the manifest that was worked on from others
     */
    FolderMove(Drop drop, Path to, Path aside, ClaimedFile.Look worked, FreeName freeName) {
        this.drop = drop;
        this.to = to;
        this.aside = aside;
        this.worked = worked;
        this.freeName = freeName;
    }

    /**
     * Moves the folder, unless there is another manifest in it now, or it is gone: then it stays as it is.
     *
     * @param before is done before it moves
     * @throws IOException if it cannot be moved now, as when another program holds a file in it open on Windows
     */
    void run(ManifestMove.Step before) throws IOException {
        if (!isWorked(drop.manifest())) {
            LOG.warn(
                    "{} has another manifest now, or is gone; it stays as it is",
                    Visible.of(drop.path().toString()));
            return;
        }
        requireMovable();
        before.run();
        Optional<ClaimedFile> taken = take();
        if (taken.isEmpty()) {
            return; // somebody has taken it away, which is no reason to stumble
        }
        boolean moved = false;
        try {
            if (isWorked(taken.get().file().resolve(drop.manifest().getFileName()))) {
                show(taken.get());
                moved = true;
            } else {
                LOG.warn(
                        "{} has another manifest now; it stays as it is",
                        Visible.of(drop.path().toString()));
            }
        } finally {
            if (!moved) {
                ManifestMove.giveBack(taken.get(), aside, freeName);
            }
        }
        WholeFiles.syncFolder(to);
        WholeFiles.syncFolder(Folders.of(drop.path()));
    }

    /**
     * Outside of Windows a folder whose place changes has to be writable itself, as that of another user often is not. A
     * rename to a hidden name would succeed, so the folder would go and come with each try.
     */
    private void requireMovable() throws IOException {
        Path path = drop.path();
        boolean needsRight =
                path.getFileSystem().supportedFileAttributeViews().contains("posix") && !Files.isSymbolicLink(path);
        if (needsRight && !Files.isWritable(path)) {
            throw new IOException(WORDS.say("folder.no-right", drop.name(), to.getFileName()));
        }
    }

    private boolean isWorked(Path manifest) throws IOException {
        try {
            return Files.exists(manifest) && worked.isIt(manifest);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private Optional<ClaimedFile> take() throws IOException {
        try {
            return ClaimedFile.take(drop.path());
        } catch (IOException e) {
            throw new IOException(WORDS.say("folder.held", drop.name(), to.getFileName(), FileTrouble.reason(e)), e);
        }
    }

    private void show(ClaimedFile taken) throws IOException {
        Path target = to.resolve(drop.name());
        Optional<ClaimedFile> older = ClaimedFile.take(target);
        if (older.isPresent()) {
            freeName.renameWithTime(older.get().file(), target);
            WholeFiles.syncFolder(to); // the new one must not take its name before that lasts
        }
        try {
            freeName.rename(taken.file(), target);
        } catch (DirectoryNotEmptyException e) { // Java's word for a folder that would have to be copied
            throw new IOException(WORDS.say("folder.elsewhere", drop.name(), to.getFileName()), e);
        }
    }
}
