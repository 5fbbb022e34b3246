package org.stillcast.run;

import java.util.List;

/** Somebody who wants to see how a project comes along; called from any thread. */
@FunctionalInterface
public interface Progress {
    /**
     * Is told when something is begun and each time something has been finished.
     *
     * @param projectId which project
     * @param fraction of the work that is done, 0 to 1
     * @param doing what is being done and how fast, in phrases such as {@code clip 17/2259}, what matters most first
     */
    void at(String projectId, double fraction, List<String> doing);

    /** Is told that a project is not worked on any more. */
    default void over(String projectId) {}
}
