package org.stillcast.run;

/** Says that a project cannot be finished, and that trying again would not change that. */
public final class ProjectFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    public ProjectFailedException(String sentence) {
        super(sentence);
    }

    ProjectFailedException(String sentence, Exception cause) {
        super(sentence, cause);
    }
}
