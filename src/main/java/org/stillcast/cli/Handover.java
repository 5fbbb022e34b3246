package org.stillcast.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.stillcast.fault.InvalidManifestException;
import org.stillcast.inbox.Inbox;
import org.stillcast.intake.Intake;
import org.stillcast.intake.Submission;
import org.stillcast.manifest.ManifestCopy;
import org.stillcast.outbox.Outbox;
import org.stillcast.project.Project;
import org.stillcast.run.Replacement;
import org.stillcast.settings.Settings;
import org.stillcast.text.Words;

/** Hands manifests to the daemon of an inbox, one after another, as copies that stand for themselves. */
final class Handover {
    private static final Words WORDS = Words.of(Handover.class);
    private static final Set<String> OWN_FOLDERS = Set.of("failed", "done");

    private final Settings settings;
    private final ConfiguredFolders folders;
    private final Console console;
    private final ManifestCheck check;
    private final Inbox inbox;

    Handover(Settings settings, ConfiguredFolders folders, Console console) {
        this.settings = settings;
        this.folders = folders;
        this.console = console;
        check = new ManifestCheck(new Intake(settings), console);
        inbox = new Inbox(settings.inbox(), Clock.systemUTC());
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
        Optional<Project> project = check.plan(Submission.byCommand(manifest, roots));
        if (project.isEmpty() || !isReplaceable(project.get(), settings, console)) {
            return Result.REFUSED;
        }
        folders.requireInbox();
        console.say(WORDS.say("submitted", submit(inbox, project.get())));
        return Result.SUBMITTED;
    }

    /** What has failed lies below the inbox, too, and is no more taken there. */
    private static boolean isThere(Path manifest, Inbox inbox, Path folder) {
        Path dropped = inbox.drop(manifest).path();
        return Files.exists(manifest)
                && folder.equals(dropped.getParent())
                && !OWN_FOLDERS.contains(String.valueOf(dropped.getFileName()));
    }

    private static boolean isReplaceable(Project project, Settings settings, Console console) throws IOException {
        try {
            Replacement.requireInInbox(project, new Outbox(settings.outbox()).published(project.id()));
            return true;
        } catch (InvalidManifestException e) {
            console.faults(project.manifest(), e.lines());
            return false;
        }
    }

    /** The copy keeps its name, which with the base is what the project is known by; that gives it the same id, too. */
    private static Path submit(Inbox inbox, Project project) throws Exception {
        inbox.prepare();
        try (InputStream manifest = Files.newInputStream(project.manifest())) {
            return inbox.put(
                    Replacement.nameOf(project.origin()).orElse(project.id()) + ".json",
                    out -> ManifestCopy.with(
                            Map.of("id", project.id(), "base", project.origin().base()), manifest, out));
        }
    }
}
