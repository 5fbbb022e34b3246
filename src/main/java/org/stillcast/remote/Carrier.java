package org.stillcast.remote;

import org.stillcast.work.Completion;
import org.stillcast.work.Order;

/** Carries orders out on this machine. */
@FunctionalInterface
public interface Carrier {
    /**
     * Does so, and returns how one has ended.
     *
     * @throws org.stillcast.run.ProjectInterruptedException if the program stops
     * @throws Exception if it could not be carried out
     */
    Completion carryOut(Order order) throws Exception;
}
