package org.stillcast.route;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.intake.WaitingRoom;

/**
 * Asks the waiting room before each look into the inbox whether there is any use in that. Camel 4.17 itself takes a
 * folder that is not there for an empty one.
 */
final class InboxPolls extends DefaultPollingConsumerPollStrategy {
    private static final Logger LOG = LoggerFactory.getLogger(InboxPolls.class);

    private final WaitingRoom room;
    private String lastFault = "";

    InboxPolls(WaitingRoom room) {
        this.room = room;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return room.opens();
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        lastFault = "";
    }

    /** Says what went wrong once, and tries again with the next poll. */
    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        if (!cause.toString().equals(lastFault)) {
            lastFault = cause.toString();
            LOG.error("A look into the inbox has failed; the next one follows", cause);
        }
        return false;
    }
}
