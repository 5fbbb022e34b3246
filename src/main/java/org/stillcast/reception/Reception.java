package org.stillcast.reception;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.inbox.Inbox;
import org.stillcast.inbox.InboxName;
import org.stillcast.settings.Settings;

/**
 * Finds what was dropped into the inbox: files of manifests, and folders with a manifest in them. Each is shown to the
 * {@link WaitingRoom}; what nobody will take is told about. One thread at a time looks; others may tell that work has ended.
 */
public final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final Comparator<Sighting> OLDEST_FIRST =
            Comparator.comparing(Sighting::modified).thenComparing(Sighting::manifest);

    private final Path folder;
    private final WaitingRoom room;
    private final Clock clock;
    private final FolderSurvey survey;
    private final Bystanders bystanders;
    private final LooseFiles loose;
    private String lastFault = "";

    /** Then its folders are projects that are published, and one that was dropped would get its own result into it. */
    private final boolean hasResults;

    /**
     * @param looks carries out looks at folders, some time, one after another
     */
    public Reception(Settings settings, Inbox inbox, WaitingRoom room, Clock clock, Executor looks) {
        this.folder = settings.inbox();
        this.room = room;
        this.clock = clock;
        survey = new FolderSurvey(folder, List.of(settings.outbox(), settings.temp()), clock, looks, room::isTaken);
        hasResults = settings.outbox().equals(folder);
        bystanders = new Bystanders(new StatusNotes(inbox));
        loose = new LooseFiles(folder, room.namedLoose());
    }

    /**
     * Looks into the inbox as {@link #look} does, but what goes wrong is only said, once, and tried again with the next
     * look.
     */
    public List<Path> lookPatiently() {
        List<Path> admitted = List.of();
        try {
            admitted = look();
            lastFault = "";
        } catch (IOException | RuntimeException e) {
            if (!e.toString().equals(lastFault)) {
                lastFault = e.toString();
                LOG.error("A look into the inbox has failed; the next one follows", e);
            }
        }
        return admitted;
    }

    /**
     * Looks into the inbox, and lets those manifests through that can be worked on now; returns them, the oldest first.
     *
     * @throws IOException if the inbox cannot be listed
     */
    public List<Path> look() throws IOException {
        if (!room.beginRound()) {
            Optional<String> pause = room.pause();
            if (pause.isPresent()) {
                tellAll(pause.get());
            }
            return List.of();
        }
        List<Sighting> seen = new ArrayList<>();
        Map<Path, Bystanders.Remark> others = new HashMap<>();
        lookAtFiles(seen, others);
        boolean knowsAll = room.knowsAll() && others.isEmpty(); // what is nearly a manifest names files, too
        List<SeenFolder> folders = hasResults ? List.of() : List.copyOf(survey.survey());
        lookAtFolders(folders, seen, others);
        if (!hasResults) {
            loose.end(clock.instant(), knowsAll)
                    .ifPresent(remark -> others.put(folder.resolve(LooseFiles.NAME), remark));
        }
        bystanders.update(others);
        return withoutMedia(admit(seen), folders);
    }

    /** Each is admitted before the next one is seen, which may have to wait for its turn then. */
    private List<Path> admit(List<Sighting> seen) {
        List<Path> admitted = new ArrayList<>();
        seen.sort(OLDEST_FIRST);
        for (Sighting each : seen) {
            room.seen(each);
            if (room.admit(each)) {
                admitted.add(each.manifest());
            }
        }
        room.endRound();
        return admitted;
    }

    /** Who drops something while nothing can be begun would learn of it from the log only. */
    private void tellAll(String pause) throws IOException {
        List<Sighting> seen = new ArrayList<>();
        lookAtFiles(seen, new HashMap<>());
        survey.survey().forEach(each -> each.manifest().ifPresent(seen::add));
        seen.stream().filter(Sighting::isThere).forEach(each -> room.seenInPause(each.manifest(), pause));
    }

    /** Takes note that work on a manifest has come to an end, and what was dropped may have been moved. */
    public void forget(Path manifest) {
        survey.forget(manifest);
        room.forget(manifest);
    }

    /** Only those are looked at whose names may be a manifest's: there may be thousands of clips beside them. */
    private void lookAtFiles(List<Sighting> seen, Map<Path, Bystanders.Remark> others) throws IOException {
        loose.begin();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                InboxName kind = InboxName.of(name);
                loose.add(name);
                if (kind == InboxName.MANIFEST) {
                    Sighting.ofFile(file).ifPresent(seen::add);
                } else if (kind != InboxName.OTHER) {
                    others.put(file, Bystanders.Remark.of(file, kind));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** A look at a manifest that names files in such a folder may just have come back. */
    private List<Path> withoutMedia(List<Path> manifests, List<SeenFolder> folders) {
        Set<Path> media =
                folders.stream().filter(this::isOfMedia).map(SeenFolder::folder).collect(Collectors.toSet());
        return manifests.stream()
                .filter(manifest -> !media.contains(manifest.getParent()))
                .toList();
    }

    private boolean isOfMedia(SeenFolder each) {
        return !each.isSurelyProject() && room.isNamed(each.folder());
    }

    private void lookAtFolders(List<SeenFolder> folders, List<Sighting> seen, Map<Path, Bystanders.Remark> others) {
        boolean knowsAll = room.knowsAll();
        for (SeenFolder each : folders) {
            each.manifest().filter(manifest -> !isOfMedia(each)).ifPresent(seen::add);
            Path path = each.folder();
            each.lackingManifest()
                    .filter(look -> isToldNow(each, knowsAll))
                    .ifPresent(look -> others.put(path, Bystanders.Remark.of(path, look)));
        }
    }

    /** It may still be being copied, and a manifest that nobody has read yet may name it; what was said stays said. */
    private boolean isToldNow(SeenFolder each, boolean knowsAll) {
        Path path = each.folder();
        boolean isSure = bystanders.isTold(path) || (knowsAll && each.isQuiet(clock.instant()));
        return isSure && !room.isNamed(path);
    }
}
