package org.stillcast.reception;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.inbox.Inbox;
import org.stillcast.media.SystemFolder;
import org.stillcast.text.Visible;

/**
 * The folders directly in the inbox: which of them are projects, and which have no manifest. One of them may be what a
 * dead share is mounted on, so they are looked at on threads for that, and one that does not answer is passed over by the
 * next survey.
 *
 * <p>Safe for use by several threads at once.
 */
final class FolderSurvey {
    private static final Logger LOG = LoggerFactory.getLogger(FolderSurvey.class);

    /** A survey that is out for longer has met a folder that does not answer. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final int PAUSE_PER_SURVEY = 5;

    private final Path inbox;
    private final List<Path> own;
    private final Clock clock;
    private final Executor looks;
    private final Predicate<Path> isTaken;
    private final LooksUnderWay looksOut;
    private Map<Path, SeenFolder> folders = Map.of();
    private @Nullable Object out;
    private Instant begun = Instant.MIN;
    private Instant next = Instant.MIN;

    /**
     * @param own folders of ours, which may lie in the inbox
     * @param looks carries out surveys, some time, one after another
     * @param isTaken tells whether a manifest is queued or in work
     */
    FolderSurvey(Path inbox, List<Path> own, Clock clock, Executor looks, Predicate<Path> isTaken) {
        this.inbox = inbox;
        this.own = List.copyOf(own);
        this.clock = clock;
        this.looks = looks;
        this.isTaken = isTaken;
        looksOut = new LooksUnderWay(List.of(inbox));
    }

    /** Has the folders looked at, some time, unless that was done just now; returns what is known of them so far. */
    Collection<SeenFolder> survey() {
        Instant now = clock.instant();
        Object token = new Object();
        if (begin(token, now)) {
            try {
                looks.execute(() -> survey(token));
            } catch (RejectedExecutionException e) {
                end(token, Map.of(), false);
            }
        }
        return known();
    }

    private synchronized Collection<SeenFolder> known() {
        return folders.values();
    }

    /** Takes note that a folder may have been moved: what was seen of it before now does not count. */
    synchronized void forget(Path manifest) {
        Map<Path, SeenFolder> others = new HashMap<>(folders);
        others.remove(manifest.getParent());
        folders = others;
        out = null;
        next = Instant.MIN;
    }

    private synchronized boolean begin(Object token, Instant now) {
        boolean isOut = out != null && Duration.between(begun, now).compareTo(LONGEST) < 0;
        boolean isEarly = now.isBefore(next) && !next.isAfter(now.plus(LONGEST));
        if (isOut || isEarly) {
            return false;
        }
        out = token;
        begun = now;
        return true;
    }

    private void survey(Object token) {
        Map<Path, SeenFolder> shown = new HashMap<>();
        boolean isWhole = false;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(inbox, this::mayBeDropped)) {
            for (Path entry : entries) {
                look(entry, token).ifPresent(seen -> shown.put(entry, seen));
            }
            isWhole = true;
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debug("The folders of the inbox cannot be looked at", e);
        } finally {
            looksOut.end(token);
            end(token, shown, isWhole);
        }
    }

    private boolean mayBeDropped(Path entry) {
        String name = entry.getFileName().toString();
        boolean isOurs = own.stream().anyMatch(folder -> folder.startsWith(entry));
        return !isOurs && !name.startsWith(".") && !SystemFolder.is(name) && !Inbox.isReserved(name);
    }

    /** Who was passed over stays known as before. */
    private Optional<SeenFolder> look(Path entry, Object token) {
        Optional<SeenFolder> before = before(entry);
        if (!looksOut.goTo(token, entry.toAbsolutePath())) {
            return before;
        }
        if (!Files.isDirectory(entry)) {
            return Optional.empty();
        }
        SeenFolder seen = before.orElseGet(() -> new SeenFolder(entry));
        try {
            boolean taken =
                    seen.manifest().map(Sighting::manifest).filter(isTaken).isPresent();
            return Optional.of(seen.look(clock, taken));
        } catch (IOException e) {
            LOG.debug("{} cannot be looked at", Visible.of(entry.toString()), e);
            return before;
        }
    }

    private synchronized Optional<SeenFolder> before(Path entry) {
        return Optional.ofNullable(folders.get(entry));
    }

    private synchronized void end(Object token, Map<Path, SeenFolder> shown, boolean isWhole) {
        if (out != token) {
            return;
        }
        out = null;
        if (isWhole) {
            folders = shown;
        }
        Instant now = clock.instant();
        next = now.plus(Duration.between(begun, now).multipliedBy(PAUSE_PER_SURVEY));
    }
}
