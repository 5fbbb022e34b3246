package org.stillcast.reception;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.inbox.Drop;
import org.stillcast.intake.Intake;
import org.stillcast.intake.NamedFiles;
import org.stillcast.intake.NamedFolders;
import org.stillcast.intake.NamedLoose;
import org.stillcast.intake.Submission;
import org.stillcast.text.Identifier;
import org.stillcast.text.Visible;
import org.stillcast.text.Words;

/**
 * A look at a manifest and its files.
 *
 * @param token tells whether the manifest still waits for this one
 * @param named by the manifest, if it need not be read again
 * @param inbox whose folders it may name
 */
record ManifestLook(Submission submission, Object token, Optional<NamedFiles> named, Path inbox) {
    private static final Words WORDS = Words.of(ManifestLook.class);
    private static final Logger LOG = LoggerFactory.getLogger(ManifestLook.class);

    Path manifest() {
        return submission.manifest();
    }

    /**
     * Looks, which may take any time.
     *
     * @param folders takes those of the inbox that the manifest has files in
     * @param loose takes the files directly in the inbox that the manifest names
     */
    Finding find(Intake intake, LooksUnderWay looksOut, NamedFolders folders, NamedLoose loose) {
        try {
            NamedFiles known = named.isPresent() ? named.get() : intake.named(submission);
            String projectKey = Identifier.key(known.projectId());
            tell(known, folders, loose); // of a table that does not answer nothing more is known
            Optional<NamedFiles> files = known.withTables(folder -> looksOut.goTo(token, folder));
            files.filter(found -> found != known).ifPresent(found -> tell(found, folders, loose));
            return files.flatMap(found -> found.look(folder -> looksOut.goTo(token, folder))
                            .<Finding>map(look -> new Finding.Files(projectKey, found, look)))
                    .orElseGet(() -> new Finding.NoAnswer(projectKey));
        } catch (InvalidManifestException e) {
            return fault(e);
        } catch (IOException | RuntimeException e) { // listings cannot throw what goes wrong with files, and wrap it
            LOG.debug("The look at {} has failed", Visible.of(manifest().toString()), e);
            return new Finding.Unreadable(WORDS.say("no-use", e));
        } finally {
            looksOut.end(token);
        }
    }

    /** The folder that a manifest was dropped in is no folder of media for that. */
    private void tell(NamedFiles files, NamedFolders folders, NamedLoose loose) {
        String own = Drop.of(inbox, manifest()).name();
        files.foldersIn(inbox).stream().filter(name -> !name.equals(own)).forEach(folders::add);
        files.addLoose(inbox, loose);
    }

    private Finding fault(InvalidManifestException e) {
        if (e.isCutOff()) {
            return new Finding.CutOff(e.lines().get(0));
        }
        return Files.isReadable(manifest()) ? new Finding.Faulty() : new Finding.Unreadable(WORDS.say("no-read"));
    }
}
