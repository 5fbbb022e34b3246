package org.stillcast.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.manifest.InvalidManifestException;

/**
 * A look at a manifest and its files.
 *
 * @param guest that it is about
 * @param token tells whether the guest still waits for this one
 * @param named by the manifest, if it need not be read again
 * @param isLarge whether the manifest is, so that its names are not to be remembered
 */
record ManifestLook(Submission submission, Guest guest, Object token, Optional<NamedFiles> named, boolean isLarge) {
    private static final Logger LOG = LoggerFactory.getLogger(ManifestLook.class);

    Path manifest() {
        return submission.manifest();
    }

    /** Looks, which may take any time, and returns what the guest is to be told of it. */
    Consumer<Guest> find(Intake intake, LooksOut looksOut) {
        try {
            NamedFiles files = named.isPresent() ? named.get() : intake.named(submission);
            Optional<NamedFiles.Look> shown = files.look(folder -> looksOut.mayGo(token, folder));
            return told -> shown.ifPresentOrElse(look -> told.take(files, look), told::takeUnanswered);
        } catch (InvalidManifestException e) {
            if (e.isCutOff() || !Files.isReadable(manifest())) {
                String fault = e.isCutOff() ? "ends too early: it is still being copied" : "may not be read";
                return told -> told.takeUnreadable(fault);
            }
            return Guest::letThrough;
        } catch (IOException | RuntimeException e) { // listings cannot throw what goes wrong with files, and wrap it
            LOG.debug("The look at {} has failed", manifest(), e);
            return told -> told.takeUnreadable("cannot be read (%s)".formatted(e));
        } finally {
            looksOut.isBack(token);
        }
    }
}
