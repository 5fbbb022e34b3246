package org.stillcast.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.manifest.InvalidManifestException;
import org.stillcast.settings.Settings;
import org.stillcast.workspace.InTransit;
import org.stillcast.workspace.Inbox;

/**
 * Decides when a manifest in the inbox is let through: when it and all files that it names are there and have been the
 * same at two looks. A manifest whose files do not come is let through in the end, and then fails with the list of them.
 *
 * <p>What is let through may be asked for again until it is taken. Nothing is remembered over a restart. Safe for use by
 * several threads at once.
 */
public final class WaitingRoom {
    private static final Logger LOG = LoggerFactory.getLogger(WaitingRoom.class);

    /** So many files' names are remembered; those of further manifests are read again for each look. */
    private static final int MOST_REMEMBERED = 100_000;

    private final Inbox inbox;
    private final Intake intake;
    private final Clock clock;
    private final Duration patience;
    private final List<Path> roots;
    private final IntakePause pause;
    private final Map<Path, Guest> guests = new HashMap<>();
    private boolean swept;
    private boolean gone;

    /**
     * @param settings say where manifests' files may lie, how long they are waited for, and which folders have to be
     *     writable
     */
    public WaitingRoom(Settings settings, Inbox inbox, Intake intake, Clock clock) {
        this.inbox = inbox;
        this.intake = intake;
        this.clock = clock;
        patience = settings.mediaWait();
        roots = Stream.concat(Stream.of(settings.inbox()), settings.mediaRoots().stream())
                .toList();
        pause = new IntakePause(List.of(settings.temp(), settings.outbox()));
    }

    /** Returns what a manifest in the inbox is made into a project from. */
    public Submission submission(Path manifest) {
        return new Submission(manifest, roots, true, false);
    }

    /** Begins a round of asking for every manifest in the inbox; tells whether there is any use in that now. */
    public synchronized boolean opens() {
        if (!inboxIsThere() || pause.isOn(clock.instant())) {
            return false;
        }
        if (!swept) {
            quietly(inbox::sweep);
            swept = true;
        }
        Iterator<Map.Entry<Path, Guest>> all = guests.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<Path, Guest> guest = all.next();
            if (guest.getValue().hasLeft()) {
                all.remove();
                quietly(() -> inbox.sayNothing(guest.getKey()));
            }
        }
        return true;
    }

    private boolean inboxIsThere() {
        boolean there = inbox.isThere();
        if (there == gone) {
            gone = !there;
            if (there) {
                LOG.info("The inbox is there again");
            } else {
                LOG.warn("The inbox is not there any more; manifests are taken again when it is back");
            }
        }
        return there;
    }

    /** Tells whether a file of the inbox is a manifest that can be worked on now. */
    public synchronized boolean admits(Path file) {
        String name = file.getFileName().toString();
        String lower = name.toLowerCase(Locale.ROOT);
        if (!lower.endsWith(".json") || lower.endsWith(".schema.json") || InTransit.is(name)) {
            return false;
        }
        Guest guest = guests.computeIfAbsent(file, manifest -> new Guest(patience));
        Instant now = clock.instant();
        guest.seen(now);
        return !guest.isTaken() && isSettled(file, guest) && guest.mayTry(now) && isReady(file, guest);
    }

    private static boolean isSettled(Path file, Guest guest) {
        try {
            BasicFileAttributes state = Files.readAttributes(file, BasicFileAttributes.class);
            return !state.isDirectory() && guest.isSame(state.size(), state.lastModifiedTime());
        } catch (IOException e) {
            return false; // it is just being taken away, or put in the place of another
        }
    }

    private boolean isReady(Path file, Guest guest) {
        if (guest.isReady()) {
            return true;
        }
        if (!guest.wantsLook()) {
            return false;
        }
        Instant begun = clock.instant();
        look(file, guest);
        guest.looked(begun, clock.instant());
        if (guest.isReady()) {
            return true;
        }
        guest.status(file, clock).ifPresent(text -> quietly(() -> inbox.say(file, text)));
        return false;
    }

    private void look(Path file, Guest guest) {
        try {
            NamedFiles named = guest.named().isPresent() ? guest.named().get() : intake.named(submission(file));
            guest.take(named, named.look());
            keepMemorySmall(guest);
        } catch (InvalidManifestException e) {
            if (e.isCutOff() || !Files.isReadable(file)) {
                guest.takeUnreadable(e.isCutOff() ? "ends too early: it is still being copied" : "may not be read");
            } else {
                guest.letThrough();
            }
        } catch (IOException e) {
            guest.takeUnreadable("cannot be read (%s)".formatted(e));
        }
    }

    private void keepMemorySmall(Guest latest) {
        int count = 0;
        for (Guest guest : guests.values()) {
            count += guest.named().map(NamedFiles::count).orElse(0);
        }
        if (count > MOST_REMEMBERED) {
            guests.values().stream().filter(guest -> guest != latest).forEach(Guest::forgetNames);
        }
    }

    /** Takes note that a manifest, let through, is queued or in work from now on. */
    public synchronized void take(Path manifest) {
        guest(manifest).take();
        quietly(() -> inbox.sayNothing(manifest));
    }

    /**
     * Tells whether work on a manifest that was taken may begin, which could have changed while it was queued; if not,
     * it is as if it had not been taken.
     */
    public synchronized boolean mayBegin(Path manifest) {
        boolean may = !pause.isOn(clock.instant()) && Files.exists(manifest);
        if (!may) {
            guest(manifest).giveBack();
        }
        return may;
    }

    /** Takes note that nobody works on a manifest any more; one of which no outcome was told is postponed. */
    public synchronized void release(Path manifest) {
        Guest guest = guests.get(manifest);
        if (guest != null && guest.isTaken()) {
            guest.postpone(clock.instant());
        }
    }

    /**
     * Takes note that work on a manifest was interrupted by what is around it: it is tried again after a pause, the
     * longer the more often that happens.
     *
     * @param reason a phrase for people
     */
    public synchronized void postpone(Path manifest, String reason) {
        Guest guest = guest(manifest);
        Instant now = clock.instant();
        if (guest.postpone(now, reason)) {
            LOG.warn("{} is interrupted ({}); it is tried again by itself", manifest.getFileName(), reason);
        }
        guest.status(manifest, clock).ifPresent(text -> quietly(() -> inbox.say(manifest, text)));
        pause.check(now);
    }

    /** Takes note that work on a manifest has come to an end. */
    public synchronized void forget(Path manifest) {
        guests.remove(manifest);
        quietly(() -> inbox.sayNothing(manifest));
    }

    private Guest guest(Path manifest) {
        return guests.computeIfAbsent(manifest, file -> new Guest(patience));
    }

    /** Does something for people, which is no reason to stumble when it cannot be done. */
    @FunctionalInterface
    private interface Courtesy {
        void tryIt() throws IOException;
    }

    private static void quietly(Courtesy courtesy) {
        try {
            courtesy.tryIt();
        } catch (IOException e) {
            LOG.debug("The status beside a manifest could not be changed", e);
        }
    }
}
