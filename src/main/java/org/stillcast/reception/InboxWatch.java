package org.stillcast.reception;

import java.io.IOException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.inbox.Inbox;

/** Whether the inbox is there, as its share may go away and come back; says each once, and then puts it in order. */
final class InboxWatch {
    private static final Logger LOG = LoggerFactory.getLogger(InboxWatch.class);

    private final Inbox inbox;
    private volatile boolean swept;
    private boolean gone;

    InboxWatch(Inbox inbox) {
        this.inbox = inbox;
    }

    /** Looks; for one thread, as what that has found is. */
    void look() {
        boolean wasGone = gone;
        gone = !inbox.isThere();
        if (gone != wasGone) {
            swept = false;
            tell();
        }
        if (!gone && !swept) {
            sweep();
        }
    }

    private void tell() {
        if (gone) {
            LOG.warn("The inbox is not there any more; manifests are taken again when it is back");
        } else {
            LOG.info("The inbox is there again");
        }
    }

    /** Tells whether it was there at the latest look. */
    boolean isThere() {
        return !gone;
    }

    /** Has the inbox put in order again at the next look, after something was interrupted. */
    void sweepAgain() {
        swept = false;
    }

    private void sweep() {
        swept = true;
        try {
            inbox.sweep();
        } catch (IOException e) {
            LOG.debug("The inbox cannot be put in order", e);
        }
    }
}
