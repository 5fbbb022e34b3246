package org.stillcast.work;

import java.io.IOException;

/**
 * A product is not what was ordered, and so must not be published.
 *
 * @param fault words that go on from it
 */
public record ProductDisproved(DressOrder order, String fault) implements Completion {
    @Override
    public void completes(Taker taker) throws IOException {
        taker.take(this);
    }
}
