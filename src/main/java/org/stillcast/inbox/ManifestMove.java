package org.stillcast.inbox;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.files.ClaimedFile;
import org.stillcast.files.Folders;
import org.stillcast.files.FreeName;
import org.stillcast.files.WholeFiles;
import org.stillcast.text.Visible;

/**
 * The move of a manifest out of the inbox, which loses nothing whatever is saved under its name meanwhile, and whenever
 * the power fails: it has two names until the new one is on the disk, and the old one is deleted only after it was taken
 * and proved to be the manifest that was worked on.
 */
final class ManifestMove {
    private static final Logger LOG = LoggerFactory.getLogger(ManifestMove.class);

    private final Path manifest;
    private final Path to;
    private final Path aside;
    private final ClaimedFile.Look worked;
    private final FreeName freeName;

    /**
     * @param manifest in the inbox
     * @param to folder that it goes to; it is there
     * @param aside folder for what can be left nowhere else; it is there
     * @param worked tells the manifest that was worked on from others
     */
    ManifestMove(Path manifest, Path to, Path aside, ClaimedFile.Look worked, FreeName freeName) {
        this.manifest = manifest;
        this.to = to;
        this.aside = aside;
        this.worked = worked;
        this.freeName = freeName;
    }

    /** What is done once it is known that the manifest is the one to be moved, and before it is. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    /**
     * Moves the manifest, unless it is another one now, or gone: then it stays as it is.
     *
     * @param before is done before it can be seen in its new folder
     */
    void run(Step before) throws IOException {
        Path target = to.resolve(manifest.getFileName());
        Path second = WholeFiles.hiddenFor(target);
        try {
            if (!isMoved(target)) {
                if (!getsSecondName(second)) {
                    LOG.warn("{} is another one now, or gone; it stays as it is", Visible.of(manifest.toString()));
                    return;
                }
                before.run();
                show(second, target);
            }
            takeAway(target);
        } finally {
            WholeFiles.delete(second);
        }
    }

    /** It was so far already, and then the power went. */
    private boolean isMoved(Path target) throws IOException {
        try {
            return Files.exists(target) && Files.isSameFile(target, manifest) && worked.isIt(target);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private boolean getsSecondName(Path second) throws IOException {
        try {
            WholeFiles.link(manifest, second);
        } catch (NoSuchFileException e) {
            return false;
        }
        return worked.isIt(second);
    }

    private void show(Path second, Path target) throws IOException {
        Optional<ClaimedFile> older = ClaimedFile.take(target);
        if (older.isPresent()) {
            freeName.renameWithTime(older.get().file(), target);
            WholeFiles.syncFolder(to); // the new one must not take its name before that lasts
        }
        freeName.rename(second, target);
        WholeFiles.syncFolder(to);
    }

    private void takeAway(Path target) throws IOException {
        Optional<ClaimedFile> taken = ClaimedFile.take(manifest);
        if (taken.isEmpty()) {
            return; // somebody has taken it away, which is no reason to stumble
        }
        boolean deleted = false;
        try {
            if (worked.isIt(taken.get().file())) {
                WholeFiles.delete(taken.get().file());
                deleted = true;
            } else {
                LOG.warn("{} is another one now; it stays as it is", Visible.of(manifest.toString()));
                if (taken.get().isSameAs(target)) {
                    WholeFiles.delete(target); // it was written anew, not replaced, and so has both names
                }
            }
        } finally {
            if (!deleted) {
                giveBack(taken.get(), aside, freeName);
            }
        }
        WholeFiles.syncFolder(Folders.of(manifest));
    }

    /** Gives a manifest, or a folder, its name back; where there is a still newer one, it is kept aside. */
    static void giveBack(ClaimedFile taken, Path aside, FreeName freeName) throws IOException {
        try {
            WholeFiles.renameNew(taken.file(), taken.name());
        } catch (FileAlreadyExistsException e) {
            if (!taken.isSameAs(taken.name())) {
                Path kept = keepAside(taken, aside.resolve(taken.name().getFileName()), freeName);
                LOG.warn(
                        "{} was replaced again while it was moved; the one before is kept: {}",
                        Visible.of(taken.name().toString()),
                        Visible.of(kept.toString()));
            }
            if (!Files.isDirectory(taken.file())) {
                WholeFiles.delete(taken.file());
            }
        }
    }

    private static Path keepAside(ClaimedFile taken, Path name, FreeName freeName) throws IOException {
        if (Files.isDirectory(taken.file())) {
            return freeName.renameWithTime(taken.file(), name);
        }
        Path second = WholeFiles.hiddenFor(name);
        WholeFiles.link(taken.file(), second);
        return freeName.renameWithTime(second, name);
    }
}
