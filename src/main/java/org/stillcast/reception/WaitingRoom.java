package org.stillcast.reception;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.inbox.Inbox;
import org.stillcast.inbox.InboxName;
import org.stillcast.intake.Intake;
import org.stillcast.intake.NamedFiles;
import org.stillcast.intake.NamedFolders;
import org.stillcast.intake.NamedLoose;
import org.stillcast.intake.Submission;
import org.stillcast.settings.Settings;

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
    private final Path folder;
    private final IntakePause pause;
    private final Map<Path, WaitingManifest> guests = new HashMap<>();

    private final Turns turns = new Turns();
    private final StatusNotes statuses;

    private final NamedFolders namedFolders = new NamedFolders();
    private final NamedLoose namedLoose = new NamedLoose();

    private final InboxWatch inboxWatch;
    private final Executor looks;
    private final LooksUnderWay looksOut;

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
        statuses = new StatusNotes(inbox);
        patience = settings.mediaWait();
        roots = settings.daemonRoots();
        folder = settings.inbox();
        looksOut = new LooksUnderWay(roots);
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

    /** Returns why nothing may be begun now although the inbox is there, for people; empty if it may. */
    Optional<String> pause() {
        return pause.reason().filter(any -> inbox.isThere());
    }

    /** Says beside a manifest that it waits because nothing may be begun. */
    void waitsInPause(Path manifest, String reason) {
        boolean news;
        synchronized (this) {
            WaitingManifest guest = guest(manifest);
            if (guest.isTaken()) {
                return;
            }
            guest.seenInPause(reason);
            news = guest.hasNews(clock);
        }
        if (news) {
            say(manifest);
        }
    }

    private synchronized List<Path> removeWhoLeft() {
        List<Path> left = new ArrayList<>();
        for (Map.Entry<Path, WaitingManifest> guest : guests.entrySet()) {
            if (guest.getValue().hasLeft()) {
                left.add(guest.getKey());
                guest.getValue().farewell().ifPresent(line -> LOG.info("{}", line));
            }
        }
        remove(left);
        return left;
    }

    /** Tells whether a file of the inbox is a manifest that can be worked on now. */
    public boolean admits(Path file) {
        boolean isManifest = InboxName.of(file.getFileName().toString()) == InboxName.MANIFEST;
        return isManifest && Sighting.of(file, true).filter(this::admits).isPresent();
    }

    /** Tells whether a manifest that was seen in the inbox can be worked on now. */
    boolean admits(Sighting sighting) {
        Path manifest = sighting.manifest();
        if (isNew(manifest)) {
            LOG.info(
                    "{} is there; it is begun when it and all that it names are whole",
                    inbox.drop(manifest).name());
        }
        Optional<Runnable> next = see(sighting);
        next.ifPresent(Runnable::run);
        return next.isPresent() && isReady(manifest);
    }

    private synchronized boolean isNew(Path manifest) {
        return !guests.containsKey(manifest);
    }

    /** Returns what is to be done next about a manifest; empty if it cannot be let through anyway. */
    private synchronized Optional<Runnable> see(Sighting sighting) {
        Path manifest = sighting.manifest();
        WaitingManifest guest = guest(manifest);
        Instant now = clock.instant();
        guest.seen(now);
        if (guest.isTaken() || !isSame(guest, sighting) || !guest.mayTry(now)) {
            return Optional.empty();
        }
        if (!sighting.isSettled()) {
            guest.takeChanging();
        } else if (!guest.isReady() && guest.wantsLook()) {
            return Optional.of(lookAt(manifest, guest));
        } else if (guest.isReady()) {
            guest.waitForTurn(first(manifest, guest).map(WaitingManifest::name));
        } else if (!guest.isLookLong()) {
            return Optional.of(() -> {});
        }
        return Optional.of(guest.hasNews(clock) ? () -> tell(manifest) : () -> {});
    }

    private Runnable lookAt(Path manifest, WaitingManifest guest) {
        boolean isLarge = guest.bytes() > LARGE_BYTES;
        ManifestLook look =
                new ManifestLook(submission(manifest), guest, guest.beginLook(), guest.named(), isLarge, folder);
        return () -> begin(look);
    }

    private boolean isSame(WaitingManifest guest, Sighting sighting) {
        if (!sighting.isThere()) {
            return false;
        }
        boolean same = guest.isSame(sighting.bytes(), sighting.modified());
        if (!same) {
            turns.leave(List.of(sighting.manifest())); // it may be another project now
        }
        return same;
    }

    /** Returns the guest that the project of this one belongs to until it has ended, if that is another one. */
    private Optional<WaitingManifest> first(Path manifest, WaitingManifest guest) {
        return turns.before(manifest, guest.projectKey()).map(guests::get);
    }

    /** Its project is its own from now on, so that another one that is ready in the same round is not. */
    private synchronized boolean isReady(Path file) {
        WaitingManifest guest = guests.get(file);
        if (guest == null
                || guest.isTaken()
                || !guest.isReady()
                || first(file, guest).isPresent()) {
            return false;
        }
        turns.take(file, guest.projectKey());
        return true;
    }

    /** Tells whether a manifest is queued or in work. */
    synchronized boolean isTaken(Path manifest) {
        WaitingManifest guest = guests.get(manifest);
        return guest != null && guest.isTaken();
    }

    /** Tells whether a folder of the inbox has files that a manifest names, or has named, as far as that is known. */
    synchronized boolean isNamed(Path folder) {
        return namedFolders.has(folder.getFileName().toString());
    }

    /** Returns the names of files directly in the inbox that manifests name, or have named, as far as that is known. */
    NamedLoose namedLoose() {
        return namedLoose;
    }

    /** Tells whether it is known of each manifest that is there what it names, as far as it can be known. */
    synchronized boolean knowsAll() {
        return guests.values().stream().allMatch(WaitingManifest::isKnown);
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
        Consumer<WaitingManifest> finding = look.find(intake, looksOut, namedLoose);
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
            WaitingManifest guest = look.guest();
            if (guests.get(look.manifest()) == guest && guest.awaits(look.token())) {
                taking.run();
                guest.contents().stream()
                        .flatMap(contents -> contents.folders().stream())
                        .filter(folder -> !folder.equals(guest.name()))
                        .forEach(namedFolders::add);
                guest.forgetFolders();
                news = !guest.isReady() && guest.hasNews(clock);
            }
        }
        if (news) {
            tell(look.manifest());
        }
    }

    private void keepMemorySmall(ManifestLook latest) {
        if (latest.isLarge()) {
            latest.guest().forgetNames();
        }
        int count = 0;
        for (WaitingManifest guest : guests.values()) {
            count += guest.named().map(NamedFiles::count).orElse(0);
        }
        if (count > MOST_REMEMBERED) {
            guests.values().stream().filter(guest -> guest != latest.guest()).forEach(WaitingManifest::forgetNames);
        }
    }

    /** Takes note that a manifest, let through, is queued or in work from now on. */
    public void take(Path manifest) {
        synchronized (this) {
            guest(manifest).take(turns.isBusy());
        }
        say(manifest);
    }

    /**
     * Tells whether work on a manifest that was taken may begin, which could have changed while it was queued; if not,
     * it is as if it had not been taken.
     */
    public boolean mayBegin(Path manifest) {
        boolean may = !pause.isOn(clock.instant()) && Files.exists(manifest);
        synchronized (this) {
            if (may) {
                turns.begin(manifest);
                guest(manifest).begin();
            } else {
                guest(manifest).giveBack();
            }
        }
        say(manifest);
        return may;
    }

    /** Takes note that nobody works on a manifest any more; one of which no outcome was told is postponed. */
    public synchronized void release(Path manifest) {
        turns.end(manifest);
        WaitingManifest guest = guests.get(manifest);
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
            turns.end(manifest);
            WaitingManifest guest = guest(manifest);
            isNew = guest.postpone(now, reason);
            news = guest.hasNews(clock);
        }
        if (isNew) {
            LOG.warn(
                    "{} is interrupted ({}); it is tried again {}",
                    inbox.drop(manifest).name(),
                    reason,
                    Files.exists(manifest) ? "by itself" : "if it is in the inbox again");
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
            turns.end(manifest);
            remove(List.of(manifest));
        }
        say(manifest);
    }

    private void remove(List<Path> manifests) {
        guests.keySet().removeAll(manifests);
        turns.leave(manifests);
    }

    private WaitingManifest guest(Path manifest) {
        return guests.computeIfAbsent(
                manifest, file -> new WaitingManifest(inbox.drop(file).name(), patience));
    }

    /** Says what is new about a manifest, beside it and in the log. */
    private void tell(Path manifest) {
        guestLine(manifest, false).ifPresent(line -> LOG.info("{}", line));
        guestLine(manifest, true).ifPresent(line -> LOG.warn("{}", line));
        say(manifest);
    }

    private synchronized Optional<String> guestLine(Path manifest, boolean ofBroken) {
        return Optional.ofNullable(guests.get(manifest))
                .filter(guest -> guest.isBroken() == ofBroken)
                .flatMap(guest -> guest.line(clock));
    }

    private void say(Path manifest) {
        statuses.say(manifest, () -> said(manifest));
    }

    private synchronized String said(Path manifest) {
        WaitingManifest guest = guests.get(manifest);
        return guest == null ? "" : guest.notice().said();
    }
}
