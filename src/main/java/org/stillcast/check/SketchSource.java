package org.stillcast.check;

import java.io.IOException;
import java.io.InputStream;

import org.stillcast.timeline.RenderedSegment;

/** Where the sketches of segments are. */
@FunctionalInterface
public interface SketchSource {
    /**
     * Opens the sketch of a segment; the caller closes it.
     *
     * @throws IOException if it is not there
     */
    InputStream open(RenderedSegment segment) throws IOException;
}
