package org.stillcast.reception;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.intake.Intake;
import org.stillcast.intake.NamedFiles;
import org.stillcast.intake.NamedLoose;
import org.stillcast.intake.Submission;
import org.stillcast.text.Identifier;
import org.stillcast.text.Words;

/**
 * A look at a manifest and its files.
 *
 * @param guest that it is about
 * @param token tells whether the guest still waits for this one
 * @param named by the manifest, if it need not be read again
 * @param isLarge whether the manifest is, so that its names are not to be remembered
 * @param inbox whose folders it may name
 */
record ManifestLook(
        Submission submission,
        WaitingManifest guest,
        Object token,
        Optional<NamedFiles> named,
        boolean isLarge,
        Path inbox) {
    private static final Words WORDS = Words.of(ManifestLook.class);
    private static final Logger LOG = LoggerFactory.getLogger(ManifestLook.class);

    Path manifest() {
        return submission.manifest();
    }

    /** Looks, which may take any time, and returns what the guest is to be told of it. */
    Consumer<WaitingManifest> find(Intake intake, LooksUnderWay looksOut, NamedLoose loose) {
        try {
            NamedFiles files = named.isPresent() ? named.get() : intake.named(submission);
            Contents contents = new Contents(files.foldersIn(inbox), Identifier.key(files.projectId()));
            files.addLoose(inbox, loose);
            Optional<NamedFiles.Look> shown = files.look(folder -> looksOut.mayGo(token, folder));
            return told -> {
                told.knows(contents);
                shown.ifPresentOrElse(look -> told.take(files, look), told::takeUnanswered);
            };
        } catch (InvalidManifestException e) {
            if (e.isCutOff()) {
                String fault = e.lines().get(0);
                return told -> told.takeCutOff(fault);
            }
            if (!Files.isReadable(manifest())) {
                return told -> told.takeUnreadable(WORDS.say("no-read"));
            }
            return WaitingManifest::letThrough;
        } catch (IOException | RuntimeException e) { // listings cannot throw what goes wrong with files, and wrap it
            LOG.debug("The look at {} has failed", manifest(), e);
            return told -> told.takeUnreadable(WORDS.say("no-use", e));
        } finally {
            looksOut.isBack(token);
        }
    }
}
