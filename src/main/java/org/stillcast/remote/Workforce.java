package org.stillcast.remote;

import java.io.IOException;
import java.util.List;

import org.stillcast.run.ProjectFailedException;
import org.stillcast.run.ProjectInterruptedException;
import org.stillcast.run.RunEvent;
import org.stillcast.run.RunListener;
import org.stillcast.work.Completion;
import org.stillcast.work.Order;

/**
 * Carries orders for clips and parts out on other machines. As it stands here it is that of a daemon that does all by itself; whoever
 * only knows this loads nothing of a broker.
 */
public interface Workforce extends RunListener {
    /** One of a daemon that does all by itself. */
    Workforce NONE = new Workforce() {};

    /** Tells whether orders are given to others at all. */
    default boolean isThere() {
        return false;
    }

    /** Begins. */
    default void start() throws IOException {}

    /**
     * Has an order carried out, and returns how it has ended. Safe for use by several threads at once.
     *
     * @throws ProjectInterruptedException if that is not wanted any more
     * @throws IOException if the surroundings are at fault
     * @throws ProjectFailedException if trying again would not help
     */
    default Completion carryOut(Order order) throws ProjectInterruptedException, IOException, ProjectFailedException {
        throw new IllegalStateException("nobody is there to carry out " + order.nameInLog());
    }

    /** Returns who is there. */
    default List<WorkerState> workers() {
        return List.of();
    }

    /** Returns another number than before whenever it has looked round: to wait for others is no standstill. */
    default long rounds() {
        return 0;
    }

    /** Ends; whoever waits for an order is interrupted. */
    default void stop() {}

    @Override
    default void on(RunEvent event) {}
}
