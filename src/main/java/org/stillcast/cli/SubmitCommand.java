package org.stillcast.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.stillcast.files.LockingDaemon;
import org.stillcast.files.OwnerLock;
import org.stillcast.settings.Settings;
import org.stillcast.text.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Hands manifests to a daemon. */
@Command(name = "submit", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class SubmitCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(SubmitCommand.class);

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
        SubmittedManifests submitted = new SubmittedManifests(settings, folders, console);
        Set<SubmittedManifests.Result> results = EnumSet.noneOf(SubmittedManifests.Result.class);
        for (Path manifest : manifests.files()) {
            results.add(submitted.submit(manifest, roots));
        }
        boolean all = !results.contains(SubmittedManifests.Result.REFUSED);
        if (!all) {
            sayWhichRootsCount(daemon, roots, settings, console);
        }
        if (results.contains(SubmittedManifests.Result.SUBMITTED)
                || results.contains(SubmittedManifests.Result.THERE_ALREADY)) {
            new InboxDaemon(settings.inbox()).sayIfAbsent(console);
        }
        if (results.contains(SubmittedManifests.Result.SUBMITTED)
                && daemon.flatMap(LockingDaemon::roots).isEmpty()
                && program.options().hasMediaRoots()) {
            console.say(WORDS.say("same-roots"));
        }
        return all ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    /** Says which folders the daemon takes media from, if these are others than here, or may be the reason of a refusal. */
    private void sayWhichRootsCount(
            Optional<LockingDaemon> daemon, List<Path> roots, Settings settings, Console console) {
        boolean outside = daemon.isPresent() && !manifests.files().stream().allMatch(file -> isUnder(roots, file));
        if (outside || !roots.equals(settings.daemonRoots())) {
            console.say(WORDS.say(
                    "daemon-roots", daemon.map(LockingDaemon::toString).orElse(""), joined(roots), settings.inbox()));
        }
    }

    private static boolean isUnder(List<Path> roots, Path file) {
        return roots.stream().anyMatch(file::startsWith);
    }

    private static String joined(List<Path> roots) {
        return roots.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
