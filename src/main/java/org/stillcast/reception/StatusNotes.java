package org.stillcast.reception;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.inbox.Inbox;
import org.stillcast.text.Visible;

/**
 * What is said to people beside what they have dropped. It is for them, and no reason to stumble when it cannot be
 * written. Safe for use by several threads at once.
 */
final class StatusNotes {
    private static final Logger LOG = LoggerFactory.getLogger(StatusNotes.class);

    private final Inbox inbox;

    StatusNotes(Inbox inbox) {
        this.inbox = inbox;
    }

    /**
     * Says what is to be said last, whoever else does so at the same time.
     *
     * @param wanted returns that, each time that it is asked; empty to say nothing
     */
    void say(Path path, Supplier<String> wanted) {
        Optional<String> written = Optional.empty();
        for (String text = wanted.get(); !written.equals(Optional.of(text)); text = wanted.get()) {
            write(path, text);
            written = Optional.of(text);
        }
    }

    private void write(Path path, String text) {
        try {
            if (text.isEmpty()) {
                inbox.sayNothing(path);
            } else {
                inbox.say(path, text);
            }
        } catch (IOException e) {
            LOG.debug("The status beside {} could not be changed", Visible.of(path.toString()), e);
        }
    }
}
