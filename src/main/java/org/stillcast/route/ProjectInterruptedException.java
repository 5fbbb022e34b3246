package org.stillcast.route;

/** Says that the program is stopping: nobody's fault, and nothing is lost. */
final class ProjectInterruptedException extends Exception {
    private static final long serialVersionUID = 1L;

    ProjectInterruptedException() {
        super("the program is stopping");
    }
}
