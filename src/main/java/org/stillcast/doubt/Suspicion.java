package org.stillcast.doubt;

import java.io.IOException;

/** One kind of mistake, or a few that are found together. */
@FunctionalInterface
interface Suspicion {
    /**
     * Looks through a project.
     *
     * @param scene what is known of it
     * @param doubts takes what is found
     * @throws IOException if a file cannot be read
     */
    void look(Scene scene, DoubtList doubts) throws IOException;
}
