package org.stillcast.route;

/** Somebody who wants to see how a project comes along; called from any thread. */
@FunctionalInterface
public interface Progress {
    /**
     * Is told each time something has been finished.
     *
     * @param projectId which project
     * @param fraction of the work that is done, 0 to 1
     * @param doing what is being done, such as {@code segment 17/2259}
     */
    void at(String projectId, double fraction, String doing);
}
