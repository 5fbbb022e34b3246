package org.stillcast.run;

import java.util.List;

/** Somebody who wants to know what happens to projects; called from any thread, and not to be kept waiting. */
@FunctionalInterface
public interface RunListener {
    /** Is told of an event when it has happened; those that do not matter to him are passed over. */
    void on(RunEvent event);

    /** Returns one that tells others, in order. */
    static RunListener ofAll(List<RunListener> listeners) {
        return event -> listeners.forEach(listener -> listener.on(event));
    }
}
