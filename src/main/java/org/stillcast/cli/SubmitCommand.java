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
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.stillcast.fault.InvalidManifestException;
import org.stillcast.files.LockingDaemon;
import org.stillcast.files.OwnerLock;
import org.stillcast.inbox.Inbox;
import org.stillcast.intake.Intake;
import org.stillcast.intake.Submission;
import org.stillcast.manifest.ManifestCopy;
import org.stillcast.outbox.Outbox;
import org.stillcast.project.Project;
import org.stillcast.run.Replacement;
import org.stillcast.settings.Settings;
import org.stillcast.text.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Hands manifests to a daemon. */
@Command(name = "submit", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class SubmitCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(SubmitCommand.class);
    private static final Set<String> OWN_FOLDERS = Set.of("failed", "done");

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Stillcast program;

    @Mixin
    private final ManifestArguments manifests = new ManifestArguments();

    @Override
    public Integer call() throws Exception {
        Console console = program.options().console();
        Settings settings = program.options().settings();
        ConfiguredFolders folders =
                new ConfiguredFolders(settings, program.options().home());
        folders.missingRoots().forEach(console::say);
        Optional<LockingDaemon> daemon = OwnerLock.daemonOf(settings.inbox());
        List<Path> roots = daemon.flatMap(LockingDaemon::roots).orElseGet(settings::daemonRoots);
        ManifestCheck check = new ManifestCheck(new Intake(settings), console);
        Inbox inbox = new Inbox(settings.inbox(), Clock.systemUTC());
        int submitted = 0;
        int there = 0;
        for (Path manifest : manifests.files()) {
            if (isThere(manifest, inbox, settings.inbox())) {
                console.say(WORDS.say("there-already", Console.shown(manifest)));
                there++;
                continue;
            }
            Optional<Project> project = check.plan(new Submission(manifest, roots, false, false));
            if (project.isPresent() && isReplaceable(project.get(), settings, console)) {
                folders.requireInbox();
                console.say(WORDS.say("submitted", submit(inbox, project.get())));
                submitted++;
            }
        }
        boolean all = submitted + there == manifests.files().size();
        boolean outside = daemon.isPresent() && !manifests.files().stream().allMatch(file -> isUnder(roots, file));
        if (!all && (outside || !roots.equals(settings.daemonRoots()))) {
            console.say(WORDS.say(
                    "daemon-roots", daemon.map(LockingDaemon::toString).orElse(""), joined(roots), settings.inbox()));
        }
        if (submitted + there > 0) {
            new InboxDaemon(settings.inbox()).sayIfAbsent(console);
        }
        if (submitted > 0
                && daemon.flatMap(LockingDaemon::roots).isEmpty()
                && program.options().hasMediaRoots()) {
            console.say(WORDS.say("same-roots"));
        }
        return all ? ExitStatus.DONE : ExitStatus.FAILED;
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
            Replacement.require(project, new Outbox(settings.outbox()).published(project.id()), true);
            return true;
        } catch (InvalidManifestException e) {
            console.faults(project.manifest(), e.lines());
            return false;
        }
    }

    private static boolean isUnder(List<Path> roots, Path file) {
        return roots.stream().anyMatch(file::startsWith);
    }

    private static String joined(List<Path> roots) {
        return roots.stream().map(Path::toString).collect(Collectors.joining(", "));
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
