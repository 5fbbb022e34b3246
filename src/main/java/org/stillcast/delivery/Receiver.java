package org.stillcast.delivery;

/** Somebody who takes messages. Called by one thread at a time. */
public interface Receiver {
    /** Returns what the log calls it, without passwords. */
    String name();

    /** Tells whether there is anybody now who would take a message. */
    boolean isThere();

    /**
     * Hands a message over, and returns when it was taken; that may take as long as it likes.
     *
     * @throws RefusedException if it was not taken, for whatever reason
     * @throws InterruptedException if the thread was interrupted, and nobody knows whether it was taken
     */
    void take(Delivery message) throws RefusedException, InterruptedException;
}
