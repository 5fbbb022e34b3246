package org.stillcast.reception;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.stillcast.intake.NamedFiles;

/**
 * All manifests that are known to be in the inbox, and whose turn it is among those of one project. Safe for use by several
 * threads at once: what is done here is done by one at a time, and touches no file, so that nobody waits for a slow share.
 * What is to be done outside is returned.
 */
final class WaitingList {
    /** So many files' names are remembered; those of further manifests are read again for each look. */
    private static final int MOST_REMEMBERED = 100_000;

    /** Names of manifests that are larger take so much memory that only who looks at them has them. */
    private static final long LARGE_BYTES = 512 * 1024;

    private final Clock clock;
    private final Function<Path, WaitingManifest> maker;
    private final Map<Path, WaitingManifest> manifests = new HashMap<>();
    private final Turns turns = new Turns();
    private final int atATime;
    private boolean roundHasEnded = true;

    /**
     * @param maker makes one that was not known before
     * @param atATime projects that are worked on, >= 1
     */
    WaitingList(Clock clock, Function<Path, WaitingManifest> maker, int atATime) {
        this.clock = clock;
        this.maker = maker;
        this.atATime = atATime;
    }

    /** What is to be done next about a manifest. */
    enum Next {
        NOTHING,
        /** It has to be looked at what it names. */
        LOOK,
        /** There is something new to say. */
        TELL
    }

    /**
     * One that is gone.
     *
     * @param farewell what the log says about that; empty if nothing
     */
    record Gone(Path path, Optional<String> farewell) {}

    /**
     * A look that begins.
     *
     * @param token that tells it from others
     * @param named by the manifest, as far as that is remembered
     */
    record BegunLook(Object token, Optional<NamedFiles> named) {}

    private WaitingManifest add(Path path) {
        return manifests.computeIfAbsent(path, maker);
    }

    private Optional<WaitingManifest> find(Path path) {
        return Optional.ofNullable(manifests.get(path));
    }

    private void remove(List<Path> paths) {
        manifests.keySet().removeAll(paths);
        turns.leave(paths);
    }

    /**
     * What the round before has shown.
     *
     * @param gone that nobody works on
     * @param withdrawn that are in work, and not in the inbox any more; told of in each round, as one may not have begun yet
     */
    record Absent(List<Gone> gone, List<Path> withdrawn) {}

    /**
     * Begins a round; returns those that are not there any more, and removes those of them that nobody works on. A round that
     * was not ended shows nothing: the inbox could not be looked through.
     */
    synchronized Absent beginRound() {
        List<Gone> gone = new ArrayList<>();
        List<Path> withdrawn = new ArrayList<>();
        if (!roundHasEnded) {
            return new Absent(gone, withdrawn);
        }
        roundHasEnded = false;
        manifests.forEach((path, manifest) -> {
            if (manifest.isGone()) {
                gone.add(new Gone(path, manifest.farewell()));
            } else if (manifest.isWithdrawn()) {
                withdrawn.add(path);
            }
            manifest.beginRound();
        });
        remove(gone.stream().map(Gone::path).toList());
        return new Absent(gone, withdrawn);
    }

    /** Takes note that all that is in the inbox was seen in this round. */
    synchronized void endRound() {
        roundHasEnded = true;
    }

    /** Takes note that one was seen while nothing may be begun; tells whether something new is to be said. */
    synchronized boolean seeInPause(Path path, String reason) {
        WaitingManifest manifest = add(path);
        if (manifest.state().isTaken()) {
            return false;
        }
        manifest.seeInPause(reason);
        return manifest.renewStatus(clock);
    }

    /** Takes note that one was seen. */
    synchronized Next see(Sighting sighting) {
        Path path = sighting.manifest();
        WaitingManifest manifest = add(path);
        return switch (manifest.see(sighting, clock.instant())) {
            case NOTHING -> Next.NOTHING;
            case LEAVE_TURN -> {
                turns.leave(List.of(path));
                yield Next.NOTHING;
            }
            case LOOK -> Next.LOOK;
            case WAIT_FOR_TURN -> {
                manifest.waitForTurn(before(path, manifest).map(WaitingManifest::name));
                yield news(manifest);
            }
            case TELL -> news(manifest);
        };
    }

    private Next news(WaitingManifest manifest) {
        return manifest.renewStatus(clock) ? Next.TELL : Next.NOTHING;
    }

    /** Returns the one that a manifest's project belongs to until it has ended, if that is another one. */
    private Optional<WaitingManifest> before(Path path, WaitingManifest manifest) {
        return turns.before(path, manifest.arrival().projectKey()).flatMap(this::find);
    }

    /** Begins a look at one; empty if it is not known, or does not wait, any more. */
    synchronized Optional<BegunLook> beginLook(Path path) {
        return find(path)
                .filter(manifest -> manifest.state() == WaitingState.WAITING)
                .map(manifest ->
                        new BegunLook(manifest.beginLook(), manifest.arrival().named()));
    }

    private Optional<WaitingManifest> awaiting(Path path, Object token) {
        return find(path).filter(manifest -> manifest.awaits(token));
    }

    /** Takes note that a look does not come about. */
    synchronized void cancelLook(Path path, Object token) {
        awaiting(path, token).ifPresent(WaitingManifest::cancelLook);
    }

    /**
     * Takes what a look has shown that ends now, unless the manifest is another one meanwhile, or nobody waits for it any
     * more; tells whether something new is to be said.
     */
    synchronized boolean endLook(Path path, Object token, Finding finding, Instant begun) {
        Optional<WaitingManifest> awaiting = awaiting(path, token);
        if (awaiting.isEmpty()) {
            return false;
        }
        WaitingManifest manifest = awaiting.get();
        manifest.endLook(finding, begun, clock.instant());
        keepMemorySmall(manifest);
        return manifest.state() == WaitingState.WAITING && manifest.renewStatus(clock);
    }

    private void keepMemorySmall(WaitingManifest latest) {
        if (latest.bytes() > LARGE_BYTES) {
            latest.arrival().forgetNames();
        }
        int count = 0;
        for (WaitingManifest manifest : manifests.values()) {
            count += manifest.arrival().named().map(NamedFiles::count).orElse(0);
        }
        if (count > MOST_REMEMBERED) {
            manifests.values().stream()
                    .filter(manifest -> manifest != latest)
                    .forEach(manifest -> manifest.arrival().forgetNames());
        }
    }

    /** Gives a manifest that is ready its turn, so that another one of its project has to wait; tells whether it has it. */
    synchronized boolean takeTurn(Path path) {
        Optional<WaitingManifest> ready = find(path)
                .filter(manifest -> manifest.state() == WaitingState.READY)
                .filter(manifest -> before(path, manifest).isEmpty());
        ready.ifPresent(manifest -> turns.take(path, manifest.arrival().projectKey()));
        return ready.isPresent();
    }

    /** Returns those that are queued or in work. */
    private Stream<Path> taken() {
        return manifests.entrySet().stream()
                .filter(entry -> entry.getValue().state().isTaken())
                .map(Map.Entry::getKey);
    }

    /** Takes note that one is queued. */
    synchronized void queue(Path path) {
        if (taken().filter(taken -> !taken.equals(path)).count() >= atATime) {
            add(path).queueBehindOthers();
        } else {
            add(path).queue();
        }
    }

    /** Takes note that work on one that was queued begins. */
    synchronized void begin(Path path) {
        add(path).begin();
    }

    /** Takes note that one that was queued is not begun. */
    synchronized void giveBack(Path path) {
        add(path).giveBack();
    }

    /** Takes note that nobody works on one any more, for which it may be too late to say so. */
    synchronized void release(Path path) {
        find(path).filter(manifest -> manifest.state().isTaken()).ifPresent(each -> each.release(clock.instant()));
    }

    /** Takes note that work on one was interrupted; tells whether that is for a new reason. */
    synchronized boolean postpone(Path path, String reason) {
        return add(path).postpone(clock.instant(), reason);
    }

    /** Returns the priority of one; 0 if that is not known. */
    synchronized int priority(Path path) {
        return find(path).map(manifest -> manifest.arrival().priority()).orElse(0);
    }

    synchronized void forget(Path path) {
        remove(List.of(path));
    }

    synchronized boolean has(Path path) {
        return manifests.containsKey(path);
    }

    /** Tells whether one is queued or in work. */
    synchronized boolean isTaken(Path path) {
        return find(path).filter(manifest -> manifest.state().isTaken()).isPresent();
    }

    /** Tells whether it is known of each what it names, as far as it can be known. */
    synchronized boolean areKnown() {
        return manifests.values().stream().map(WaitingManifest::arrival).allMatch(Arrival::isKnown);
    }

    /** Brings what is said beside one up to date, and tells whether that is something new. */
    synchronized boolean renewStatus(Path path) {
        return find(path).filter(manifest -> manifest.renewStatus(clock)).isPresent();
    }

    /** Returns what is to be said beside one; empty if nothing. */
    synchronized String said(Path path) {
        return find(path).map(WaitingManifest::said).orElse("");
    }

    /** Returns all of them as they are now, in no order. */
    synchronized List<Waiting> all() {
        return manifests.entrySet().stream()
                .map(entry -> entry.getValue().standing(entry.getKey()))
                .toList();
    }

    /** Takes out a line for the log, if one waits for something new. */
    synchronized Optional<WaitingStatus.LogLine> takeLine(Path path) {
        return find(path).flatMap(manifest -> manifest.takeLine(clock));
    }
}
