package org.stillcast.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.settings.Settings;
import org.stillcast.workspace.InTransit;
import org.stillcast.workspace.Inbox;

/**
 * Decides when a manifest in the inbox is let through: when it and all files that it names are there and have been the
 * same at two looks. A manifest whose files do not come is let through in the end, and then fails with the list of them.
 *
 * <p>What is let through may be asked for again until it is taken. Nothing is remembered over a restart. Safe for use by
 * several threads at once: one asks, as often as it likes, one works. Strangers' files may lie on a share that is slow, or
 * dead, so nothing is looked at, or written, by who holds the monitor.
 */
public final class WaitingRoom {
    private static final Logger LOG = LoggerFactory.getLogger(WaitingRoom.class);

    /** So many files' names are remembered; those of further manifests are read again for each look. */
    private static final int MOST_REMEMBERED = 100_000;

    /** Names of manifests that are larger take so much memory that only who looks at them has them. */
    private static final long LARGE_BYTES = 512 * 1024;

    private final Inbox inbox;
    private final Intake intake;
    private final Clock clock;
    private final Duration patience;
    private final List<Path> roots;
    private final IntakePause pause;
    private final Map<Path, Guest> guests = new HashMap<>();
    private final InboxWatch inboxWatch;
    private final Executor looks;
    private final LooksOut looksOut;

    /**
     * @param settings say where manifests' files may lie, how long they are waited for, and which folders have to be
     *     writable
     * @param looks carries out the looks at manifests and their files, some time, one after another; a look may take any
     *     time, and the next begins when it is not waited for any more
     */
    public WaitingRoom(Settings settings, Inbox inbox, Intake intake, Clock clock, Executor looks) {
        this.inbox = inbox;
        this.intake = intake;
        this.clock = clock;
        this.looks = looks;
        inboxWatch = new InboxWatch(inbox);
        patience = settings.mediaWait();
        roots = settings.daemonRoots();
        looksOut = new LooksOut(roots);
        pause = new IntakePause(List.of(settings.temp(), settings.outbox()));
    }

    /** Returns what a manifest in the inbox is made into a project from. */
    public Submission submission(Path manifest) {
        return new Submission(manifest, roots, true, false);
    }

    /** Begins a round of asking for every manifest in the inbox; tells whether there is any use in that now. */
    public boolean opens() {
        if (!inboxWatch.isThere() || pause.isOn(clock.instant())) {
            return false;
        }
        removeWhoLeft().forEach(this::say);
        return true;
    }

    private synchronized List<Path> removeWhoLeft() {
        List<Path> left = new ArrayList<>();
        for (Map.Entry<Path, Guest> guest : guests.entrySet()) {
            if (guest.getValue().hasLeft()) {
                left.add(guest.getKey());
            }
        }
        guests.keySet().removeAll(left);
        return left;
    }

    /** Tells whether a file of the inbox is a manifest that can be worked on now. */
    public boolean admits(Path file) {
        String name = file.getFileName().toString();
        String lower = name.toLowerCase(Locale.ROOT);
        if (!lower.endsWith(".json") || lower.endsWith(".schema.json") || InTransit.is(name)) {
            return false;
        }
        Optional<Runnable> next = see(file, state(file));
        next.ifPresent(Runnable::run);
        return next.isPresent() && isReady(file);
    }

    /** Empty if it is just being taken away, or put in the place of another. */
    private static Optional<BasicFileAttributes> state(Path file) {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class))
                    .filter(state -> !state.isDirectory());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns what is to be done next about a manifest; empty if it cannot be let through anyway. */
    private synchronized Optional<Runnable> see(Path file, Optional<BasicFileAttributes> state) {
        Guest guest = guest(file);
        Instant now = clock.instant();
        guest.seen(now);
        if (guest.isTaken() || !isSettled(guest, state) || !guest.mayTry(now)) {
            return Optional.empty();
        }
        if (!guest.isReady() && guest.wantsLook()) {
            boolean isLarge = guest.bytes() > LARGE_BYTES;
            ManifestLook look = new ManifestLook(submission(file), guest, guest.beginLook(), guest.named(), isLarge);
            return Optional.of(() -> begin(look));
        }
        return Optional.of(guest.isLookLong() && guest.hasNews(file, clock) ? () -> say(file) : () -> {});
    }

    private static boolean isSettled(Guest guest, Optional<BasicFileAttributes> state) {
        return state.isPresent() && guest.isSame(state.get().size(), state.get().lastModifiedTime());
    }

    private synchronized boolean isReady(Path file) {
        Guest guest = guests.get(file);
        return guest != null && !guest.isTaken() && guest.isReady();
    }

    private void begin(ManifestLook look) {
        try {
            looks.execute(() -> look(look));
        } catch (RejectedExecutionException e) {
            end(look, look.guest()::forgetLook);
        }
    }

    private void look(ManifestLook look) {
        Instant begun = clock.instant();
        Consumer<Guest> finding = look.find(intake, looksOut);
        end(look, () -> {
            finding.accept(look.guest());
            keepMemorySmall(look);
            look.guest().looked(begun, clock.instant());
        });
    }

    /** Takes what a look has shown, unless the manifest is another one meanwhile, or nobody waits for it any more. */
    private void end(ManifestLook look, Runnable taking) {
        boolean news = false;
        synchronized (this) {
            Guest guest = look.guest();
            if (guests.get(look.manifest()) == guest && guest.awaits(look.token())) {
                taking.run();
                news = !guest.isReady() && guest.hasNews(look.manifest(), clock);
            }
        }
        if (news) {
            say(look.manifest());
        }
    }

    private void keepMemorySmall(ManifestLook latest) {
        if (latest.isLarge()) {
            latest.guest().forgetNames();
        }
        int count = 0;
        for (Guest guest : guests.values()) {
            count += guest.named().map(NamedFiles::count).orElse(0);
        }
        if (count > MOST_REMEMBERED) {
            guests.values().stream().filter(guest -> guest != latest.guest()).forEach(Guest::forgetNames);
        }
    }

    /** Takes note that a manifest, let through, is queued or in work from now on. */
    public void take(Path manifest) {
        synchronized (this) {
            guest(manifest).take();
        }
        say(manifest);
    }

    /**
     * Tells whether work on a manifest that was taken may begin, which could have changed while it was queued; if not,
     * it is as if it had not been taken.
     */
    public boolean mayBegin(Path manifest) {
        boolean may = !pause.isOn(clock.instant()) && Files.exists(manifest);
        if (!may) {
            synchronized (this) {
                guest(manifest).giveBack();
            }
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
    public void postpone(Path manifest, String reason) {
        Instant now = clock.instant();
        boolean isNew;
        boolean news;
        synchronized (this) {
            Guest guest = guest(manifest);
            isNew = guest.postpone(now, reason);
            news = guest.hasNews(manifest, clock);
        }
        if (isNew) {
            LOG.warn("{} is interrupted ({}); it is tried again by itself", manifest.getFileName(), reason);
        }
        inboxWatch.sweepAgain(); // it may have been in the middle of a move
        if (news) {
            say(manifest);
        }
        pause.check(now);
    }

    /** Takes note that work on a manifest has come to an end. */
    public void forget(Path manifest) {
        synchronized (this) {
            guests.remove(manifest);
        }
        say(manifest);
    }

    private Guest guest(Path manifest) {
        return guests.computeIfAbsent(manifest, file -> new Guest(patience));
    }

    /** Says beside a manifest what is to be said last, whoever else does so at the same time. */
    private void say(Path manifest) {
        Optional<String> written = Optional.empty();
        for (Optional<String> wanted = said(manifest); !wanted.equals(written); wanted = said(manifest)) {
            String text = wanted.get();
            quietly(() -> {
                if (text.isEmpty()) {
                    inbox.sayNothing(manifest);
                } else {
                    inbox.say(manifest, text);
                }
            });
            written = wanted;
        }
    }

    private synchronized Optional<String> said(Path manifest) {
        Guest guest = guests.get(manifest);
        return Optional.of(guest == null ? "" : guest.said());
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
