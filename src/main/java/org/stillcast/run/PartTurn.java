package org.stillcast.run;

import java.util.Optional;

import org.stillcast.work.JoinOrder;

/** A turn at joining a part. */
@FunctionalInterface
public interface PartTurn {
    /** Waits until there is a part to be joined, and returns its order; empty if there will be none any more. */
    Optional<JoinOrder> await();
}
