package org.stillcast.reception;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.inbox.Inbox;
import org.stillcast.intake.Intake;
import org.stillcast.intake.NamedFolders;
import org.stillcast.intake.NamedLoose;
import org.stillcast.intake.Submission;
import org.stillcast.settings.Settings;
import org.stillcast.text.Visible;

/**
 * Decides when a manifest in the inbox is let through: when it and all files that it names are there and have been the
 * same at two looks. A manifest whose files do not come is let through in the end, and then fails with the list of them.
 * On its way each is a {@link WaitingManifest}, whose drawing shows what the verbs here do.
 *
 * <p>What is let through may be asked for again until it is taken. Nothing is remembered over a restart. Safe for use by
 * several threads at once: one shows what it sees, as often as it likes, one works. Strangers' files may lie on a share
 * that is slow, or dead, so what is looked at and written here is so by nobody who holds a monitor; the state is in a {@link
 * WaitingList}, which has one.
 */
public final class WaitingRoom {
    private static final Logger LOG = LoggerFactory.getLogger(WaitingRoom.class);

    private final Inbox inbox;
    private final Intake intake;
    private final Clock clock;
    private final List<Path> roots;
    private final Path folder;
    private final IntakePause pause;
    private final InboxWatch inboxWatch;
    private final StatusNotes statuses;
    private final Executor looks;
    private final LooksUnderWay looksOut;
    private final NamedFolders namedFolders = new NamedFolders();
    private final NamedLoose namedLoose = new NamedLoose();
    private final Consumer<Path> withdrawn;

    private final WaitingList manifests;

    /**
     * @param settings say where manifests' files may lie, how long they are waited for, and which folders have to be
     *     writable
     * @param looks carries out the looks at manifests and their files, some time, one after another; a look may take any
     *     time, and the next begins when it is not waited for any more
     * @param withdrawn told of what was taken out of the inbox, in work or not, perhaps again and again
     */
    public WaitingRoom(
            Settings settings, Inbox inbox, Intake intake, Clock clock, Executor looks, Consumer<Path> withdrawn) {
        this.withdrawn = withdrawn;
        this.inbox = inbox;
        this.intake = intake;
        this.clock = clock;
        this.looks = looks;
        roots = settings.daemonRoots();
        folder = settings.inbox();
        inboxWatch = new InboxWatch(inbox);
        statuses = new StatusNotes(inbox);
        looksOut = new LooksUnderWay(roots);
        pause = new IntakePause(List.of(settings.temp(), settings.outbox()));
        manifests = new WaitingList(
                clock, path -> new WaitingManifest(inbox.drop(path).name(), settings.mediaWait()), settings.projects());
    }

    /** Begins a round of looking for all manifests in the inbox, and tells whether there is any use in that now. */
    boolean beginRound() {
        inboxWatch.look();
        if (!inboxWatch.isThere()) {
            return false;
        }
        pause.tryAgain(clock.instant());
        if (pause.isOn()) {
            return false;
        }
        WaitingList.Absent absent = manifests.beginRound();
        absent.withdrawn().forEach(withdrawn);
        for (WaitingList.Gone gone : absent.gone()) {
            withdrawn.accept(gone.path());
            gone.farewell().ifPresent(line -> LOG.info("{}", Visible.of(line)));
            say(gone.path());
        }
        return true;
    }

    /** Takes note that all that is in the inbox was seen in this round. */
    void endRound() {
        manifests.endRound();
    }

    /** Returns why nothing may be begun now although the inbox is there, for people; empty if it may. */
    Optional<String> pause() {
        return pause.reason().filter(any -> inbox.isThere());
    }

    /** Takes note that a manifest is there while nothing may be begun, and says so beside it. */
    void seenInPause(Path path, String reason) {
        if (manifests.seeInPause(path, reason)) {
            say(path);
        }
    }

    /** Takes note that a manifest was seen in the inbox, and does what is next about it. */
    void seen(Sighting sighting) {
        Path path = sighting.manifest();
        if (!manifests.has(path)) {
            LOG.info("{} is there; it is begun when it and all that it names are whole", name(path));
        }
        switch (manifests.see(sighting)) {
            case LOOK -> manifests.beginLook(path).ifPresent(look -> begin(path, look));
            case TELL -> tell(path);
            case NOTHING -> {}
        }
    }

    private void begin(Path path, WaitingList.BegunLook begun) {
        ManifestLook look = new ManifestLook(submission(path), begun.token(), begun.named(), folder);
        try {
            looks.execute(() -> look(look));
        } catch (RejectedExecutionException e) {
            manifests.cancelLook(path, begun.token());
        }
    }

    private void look(ManifestLook look) {
        Instant begun = clock.instant();
        Finding finding = look.find(intake, looksOut, namedFolders, namedLoose);
        if (manifests.endLook(look.manifest(), look.token(), finding, begun)) {
            tell(look.manifest());
        }
    }

    private Submission submission(Path path) {
        return Submission.fromInbox(path, roots);
    }

    /**
     * Lets a manifest through that was seen just now, if it is ready; tells whether it does. Its project is its own from
     * then on, so that another one that is ready in the same round has to wait.
     */
    boolean admit(Sighting sighting) {
        return sighting.isThere() && manifests.takeTurn(sighting.manifest());
    }

    /** Tells whether a manifest is queued or in work. */
    public boolean isTaken(Path path) {
        return manifests.isTaken(path);
    }

    /** Tells whether a folder of the inbox has files that a manifest names, or has named, as far as that is known. */
    boolean isNamed(Path place) {
        return namedFolders.has(place.getFileName().toString());
    }

    /** Returns the names of files directly in the inbox that manifests name, or have named, as far as that is known. */
    NamedLoose namedLoose() {
        return namedLoose;
    }

    /** Tells whether it is known of each manifest that is there what it names, as far as it can be known. */
    boolean knowsAll() {
        return manifests.areKnown();
    }

    /** Takes note that a manifest, let through, is queued from now on; returns its priority there. */
    public int take(Path path) {
        int priority = manifests.priority(path);
        manifests.queue(path);
        say(path);
        return priority;
    }

    /**
     * Begins work on a manifest that was taken; returns what is to be worked on. Empty if that is not possible now, which
     * could have changed while it was queued; then it is as if it had not been taken.
     */
    public Optional<Submission> begin(Path path) {
        pause.tryAgain(clock.instant());
        boolean isPossible = !pause.isOn() && Files.exists(path);
        if (isPossible) {
            manifests.begin(path);
        } else {
            manifests.giveBack(path);
        }
        say(path);
        return isPossible ? Optional.of(submission(path)) : Optional.empty();
    }

    /** Takes note that nobody works on a manifest any more; one of which no outcome was told is postponed. */
    public void release(Path path) {
        manifests.release(path);
    }

    /**
     * Takes note that work on a manifest was interrupted by what is around it: it is tried again after a pause, the
     * longer the more often that happens.
     *
     * @param reason a phrase for people
     */
    public void postpone(Path path, String reason) {
        boolean isNew = manifests.postpone(path, reason);
        boolean isNews = manifests.renewStatus(path);
        if (isNew) {
            LOG.warn(
                    "{} is interrupted ({}); it is tried again {}",
                    name(path),
                    Visible.of(reason),
                    Files.exists(path) ? "by itself" : "if it is in the inbox again");
        }
        inboxWatch.sweepAgain(); // it may have been in the middle of a move
        if (isNews) {
            say(path);
        }
        pause.check(clock.instant());
    }

    /** Takes note that work on a manifest has come to an end. */
    void forget(Path path) {
        manifests.forget(path);
        say(path);
    }

    /** Returns all manifests that are known to be in the inbox, as they are now, in no order. */
    public List<Waiting> all() {
        return manifests.all();
    }

    /** Returns what the log knows one by. */
    private String name(Path path) {
        return Visible.of(inbox.drop(path).name());
    }

    /** Says what is new about a manifest, beside it and in the log. */
    private void tell(Path path) {
        manifests.takeLine(path).ifPresent(line -> {
            if (line.isFault()) {
                LOG.warn("{}", line.text());
            } else {
                LOG.info("{}", line.text());
            }
        });
        say(path);
    }

    private void say(Path path) {
        statuses.say(path, () -> manifests.said(path));
    }
}
