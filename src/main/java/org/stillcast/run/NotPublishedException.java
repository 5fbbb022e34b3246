package org.stillcast.run;

import org.stillcast.text.Words;

/** Says why nothing was published: all that is wrong with what was wanted, or what has interrupted the work on it. */
public final class NotPublishedException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final Words WORDS = Words.of(NotPublishedException.class);

    private final transient Outcome outcome;

    /**
     * @param outcome that is not {@link Outcome.Published}
     */
    public NotPublishedException(Outcome outcome) {
        super(reason(outcome));
        this.outcome = outcome;
    }

    /** Returns how the project has ended. */
    public Outcome outcome() {
        return outcome;
    }

    private static String reason(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return String.join("\n", failed.faults());
        }
        if (outcome instanceof Outcome.Interrupted interrupted) {
            return interrupted.reason().orElseGet(() -> WORDS.say("stopped", interrupted.manifest()));
        }
        throw new IllegalArgumentException("it is published: " + outcome);
    }
}
