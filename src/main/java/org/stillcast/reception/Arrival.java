package org.stillcast.reception;

import java.util.Optional;

import org.stillcast.intake.NamedFiles;

/**
 * What looks have shown of a manifest and the files that it names, and whether more is to be waited for: not when all is
 * there, nor when waiting is of no use, nor when nothing has changed for too long. Says in the status what is missing.
 */
final class Arrival {
    private final Patience patience;
    private final WaitingStatus status;
    private final Stability stability = new Stability();
    private Optional<String> projectKey = Optional.empty();
    private int priority;

    Arrival(Patience patience, WaitingStatus status) {
        this.patience = patience;
        this.status = status;
    }

    /** Takes note that a manifest, or its folder, has changed: looks before that do not count. */
    void beginAnew() {
        stability.beginAnew();
        patience.beginAnew();
    }

    /**
     * Takes note of the files that a manifest names, and tells whether nothing more is waited for.
     *
     * @param key what the ids of the same project have in common
     */
    boolean takeFiles(String key, NamedFiles files, NamedFiles.Look look) {
        projectKey = Optional.of(key);
        priority = files.priority();
        return switch (stability.compare(files, look)) {
            case SETTLED, HOPELESS -> end();
            case CHANGED -> {
                patience.renew();
                yield waitFor(look);
            }
            case UNCHANGED -> waitFor(look);
        };
    }

    private boolean waitFor(NamedFiles.Look look) {
        status.waitFor(look.missing());
        return endIfInVain();
    }

    /** Takes note that no look comes back from the files. That is no waiting in vain: work would not end either. */
    boolean takeNoAnswer(String key) {
        projectKey = Optional.of(key);
        stability.forgetStates();
        patience.renew();
        status.waitForAnswer();
        return false;
    }

    /** Takes note that a manifest ends too early, and tells whether its end is not waited for any more. */
    boolean takeCutOff(String fault) {
        if (patience.isLongForCopy()) {
            status.waitForMending(fault);
        } else {
            status.waitForEnd();
        }
        return endIfInVain();
    }

    /** Takes note that a manifest cannot be read, and tells whether that is not waited for any more. */
    boolean takeUnreadable(String fault) {
        status.waitFor(fault);
        return endIfInVain();
    }

    /** Takes note that waiting is of no use. */
    boolean takeFaulty() {
        return end();
    }

    private boolean endIfInVain() {
        return patience.isOver() && end();
    }

    private boolean end() {
        stability.forgetNames();
        return true;
    }

    /** Returns the files that the manifest names, if these are remembered. */
    Optional<NamedFiles> named() {
        return stability.named();
    }

    void forgetNames() {
        stability.forgetNames();
    }

    /** Takes note that the manifest may be of another project now. */
    void forgetProject() {
        projectKey = Optional.empty();
        priority = 0;
    }

    /** Returns what the ids of the same project have in common; empty if it is not known. */
    Optional<String> projectKey() {
        return projectKey;
    }

    /** Returns the manifest's priority among those that wait; 0 if it is not known. */
    int priority() {
        return priority;
    }

    /** Tells whether it is known what the manifest says, or it has not been to be read for so long that it may never be. */
    boolean isKnown() {
        return projectKey.isPresent() || patience.isLongForCopy();
    }
}
