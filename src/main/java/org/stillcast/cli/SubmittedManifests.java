package org.stillcast.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;

import org.stillcast.inbox.Inbox;
import org.stillcast.intake.Intake;
import org.stillcast.intake.Submission;
import org.stillcast.outbox.Outbox;
import org.stillcast.run.Handover;
import org.stillcast.run.ManifestCheck;
import org.stillcast.settings.Settings;
import org.stillcast.text.Words;

/** Hands manifests to the daemon of an inbox, one after another, as copies that stand for themselves. */
final class SubmittedManifests {
    private static final Words WORDS = Words.of(SubmittedManifests.class);
    private static final Set<String> OWN_FOLDERS = Set.of("failed", "done");

    private final Settings settings;
    private final ConfiguredFolders folders;
    private final Console console;
    private final Handover handover;
    private final Inbox inbox;

    SubmittedManifests(Settings settings, ConfiguredFolders folders, Console console) {
        this.settings = settings;
        this.folders = folders;
        this.console = console;
        inbox = new Inbox(settings.inbox(), Clock.systemUTC());
        handover = new Handover(new ManifestCheck(new Intake(settings)), inbox, new Outbox(settings.outbox()));
    }

    /** What has come of a manifest. */
    enum Result {
        SUBMITTED,
        /** It lies in the inbox. */
        THERE_ALREADY,
        /** It has faults, or may not replace what is published; that was said. */
        REFUSED
    }

    /**
     * Submits a manifest, and says what has come of it.
     *
     * @param roots that its files may lie in
     */
    Result submit(Path manifest, List<Path> roots) throws Exception {
        if (isThere(manifest, inbox, settings.inbox())) {
            console.say(WORDS.say("there-already", Console.shown(manifest)));
            return Result.THERE_ALREADY;
        }
        ManifestCheck.Checked checked = handover.check(Submission.byCommand(manifest, roots));
        console.faults(manifest, checked.lines());
        if (checked.project().isEmpty()) {
            return Result.REFUSED;
        }
        folders.requireInbox();
        inbox.prepare();
        console.say(
                WORDS.say("submitted", handover.submit(checked.project().get(), () -> Files.newInputStream(manifest))));
        return Result.SUBMITTED;
    }

    /** What has failed lies below the inbox, too, and is no more taken there. */
    private static boolean isThere(Path manifest, Inbox inbox, Path folder) {
        Path dropped = inbox.drop(manifest).path();
        return Files.exists(manifest)
                && folder.equals(dropped.getParent())
                && !OWN_FOLDERS.contains(String.valueOf(dropped.getFileName()));
    }
}
