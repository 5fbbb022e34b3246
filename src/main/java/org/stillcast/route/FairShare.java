package org.stillcast.route;

import java.util.concurrent.Semaphore;

import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;

/**
 * Steps that only some exchanges at a time go through, whichever project they are of; the others wait in the order in which
 * they have come. As each project has only a few there at a time, those that are in work side by side take turns.
 */
final class FairShare implements Policy {
    private final Semaphore turns;

    /**
     * @param atATime exchanges, >= 1
     */
    FairShare(int atATime) {
        turns = new Semaphore(atATime, true);
    }

    @Override
    public void beforeWrap(Route route, NamedNode definition) {}

    @Override
    public Processor wrap(Route route, Processor steps) {
        return exchange -> {
            turns.acquire();
            try {
                steps.process(exchange);
            } finally {
                turns.release();
            }
        };
    }
}
