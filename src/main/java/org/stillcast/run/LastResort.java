package org.stillcast.run;

import org.jspecify.annotations.Nullable;

/** What becomes of the program when one of its own threads meets an {@link Error}. */
@FunctionalInterface
public interface LastResort {
    /** Ends the program; it does not return then. */
    void end(Error error);

    /** Ends the program if a fault is an {@link Error}, or was caused by one: Camel wraps them to carry them on. */
    default void endIfError(@Nullable Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof Error error) {
                end(error);
            }
        }
    }
}
