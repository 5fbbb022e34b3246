package org.stillcast.manifest;

import java.io.IOException;
import java.io.InputStream;

/** The text of a manifest, which can be read as often as one likes. */
@FunctionalInterface
public interface ManifestSource {
    /**
     * Returns its bytes from the start; the caller closes them.
     *
     * @throws IOException if it cannot be read
     */
    InputStream open() throws IOException;
}
