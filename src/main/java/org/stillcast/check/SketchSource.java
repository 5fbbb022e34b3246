package org.stillcast.check;

import java.io.IOException;
import java.io.InputStream;

import org.stillcast.work.ClipPiece;

/** Where the sketches of segments are. */
@FunctionalInterface
public interface SketchSource {
    /**
     * Opens the sketch of the take of a piece; the caller closes it.
     *
     * @throws IOException if it is not there
     */
    InputStream open(ClipPiece piece) throws IOException;
}
