package org.stillcast.slide;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of a font's file, most of which are never read. */
@FunctionalInterface
interface FontBytes {
    /**
     * Returns some of them.
     *
     * @throws IOException if they cannot be read, or there are not as many
     */
    ByteBuffer at(long offset, int length) throws IOException;
}
