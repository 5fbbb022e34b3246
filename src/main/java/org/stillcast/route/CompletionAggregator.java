package org.stillcast.route;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.stillcast.run.ProjectRun;
import org.stillcast.work.Completion;
import org.stillcast.work.Order;

/**
 * Aggregates what comes back for the orders of a project into its {@link ProjectRun}. Only the form with three arguments
 * is used: it gets the project's own exchange from the first completion on, also when that one failed.
 */
final class CompletionAggregator implements AggregationStrategy {
    private final Class<? extends Order> kind;
    private final boolean ofTurns;

    /**
     * @param kind of the orders that are given
     */
    CompletionAggregator(Class<? extends Order> kind) {
        this(kind, false);
    }

    private CompletionAggregator(Class<? extends Order> kind, boolean ofTurns) {
        this.kind = kind;
        this.ofTurns = ofTurns;
    }

    /** Returns one for turns: whoever had one may have been given no order. One that is lost is missed all the same. */
    static CompletionAggregator ofTurns(Class<? extends Order> kind) {
        return new CompletionAggregator(kind, true);
    }

    @Override
    public Exchange aggregate(Exchange before, Exchange completed) {
        throw new UnsupportedOperationException("the splitter gives the project's exchange, too");
    }

    @Override
    public Exchange aggregate(Exchange before, Exchange completed, Exchange project) {
        ProjectRun run = project.getMessage().getBody(ProjectRun.class);
        Exception failure = completed.getException();
        if (ofTurns && failure == null && completed.getMessage().getBody() == null) {
            return project;
        }
        run.countAnswer(kind);
        if (failure != null) {
            run.fail(failure);
            return project;
        }
        try {
            run.complete(completion(completed.getMessage().getBody()));
        } catch (Exception e) { // Camel would drop what is thrown here, or wait for ever
            run.fail(e);
        }
        return project;
    }

    /** What nobody takes would be ordered again, for ever. */
    private Completion completion(@Nullable Object answer) {
        if (answer instanceof Completion completion && kind.isInstance(completion.order())) {
            return completion;
        }
        throw new IllegalStateException("a fault of Stillcast itself: a %s came back as %s, which does not complete it"
                .formatted(
                        kind.getSimpleName(),
                        answer == null ? "nothing" : answer.getClass().getSimpleName()));
    }
}
