package org.stillcast.work;

import java.io.IOException;

/** Frames that say "as before" are there, in both sizes. */
public record SkipFramesMade(SkipFramesOrder order) implements Completion {
    @Override
    public void completes(Taker taker) throws IOException {
        taker.take(this);
    }
}
