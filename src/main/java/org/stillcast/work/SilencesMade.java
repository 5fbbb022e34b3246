package org.stillcast.work;

import java.io.IOException;

/** Files of silence are there. */
public record SilencesMade(SilencesOrder order) implements Completion {
    @Override
    public void completes(Taker taker) throws IOException {
        taker.take(this);
    }
}
