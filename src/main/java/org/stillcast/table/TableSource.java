package org.stillcast.table;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a table, which can be read as often as one likes. */
@FunctionalInterface
public interface TableSource {
    /**
     * Returns them from the start; the caller closes them.
     *
     * @throws IOException if they cannot be had
     */
    InputStream open() throws IOException;
}
