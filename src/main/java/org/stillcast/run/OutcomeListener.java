package org.stillcast.run;

/** Somebody who wants to know how each submission ended. */
@FunctionalInterface
public interface OutcomeListener {
    void ended(Outcome outcome);
}
