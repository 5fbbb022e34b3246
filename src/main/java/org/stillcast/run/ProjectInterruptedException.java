package org.stillcast.run;

/** Says that the program is stopping: nobody's fault, and nothing is lost. */
public final class ProjectInterruptedException extends Exception {
    private static final long serialVersionUID = 1L;

    public ProjectInterruptedException() {
        super("the program is stopping");
    }
}
