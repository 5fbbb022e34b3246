package org.stillcast.work;

import java.io.IOException;

/** Both loops of a picture are there. */
public record StillMade(StillOrder order) implements Completion {
    @Override
    public void completes(Taker taker) throws IOException {
        taker.take(this);
    }
}
