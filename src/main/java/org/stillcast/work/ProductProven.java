package org.stillcast.work;

import java.io.IOException;

/**
 * A product is there, complete, and was proven to be what it was ordered to be.
 *
 * @param bytes size of its file, which is at the order's target
 * @param sha256 of its file, in hexadecimal
 */
public record ProductProven(DressOrder order, long bytes, String sha256) implements Completion {
    @Override
    public void completes(Taker taker) throws IOException {
        taker.take(this);
    }
}
