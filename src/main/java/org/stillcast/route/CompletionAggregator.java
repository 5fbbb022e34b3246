package org.stillcast.route;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.stillcast.run.ProjectRun;
import org.stillcast.work.Completion;

/**
 * Aggregates what comes back for the orders of a project into its {@link ProjectRun}. Only the form with three arguments
 * is used: it gets the project's own exchange from the first completion on, also when that one failed.
 */
final class CompletionAggregator implements AggregationStrategy {
    @Override
    public Exchange aggregate(Exchange before, Exchange completed) {
        throw new UnsupportedOperationException("the splitter gives the project's exchange, too");
    }

    @Override
    public Exchange aggregate(Exchange before, Exchange completed, Exchange project) {
        ProjectRun run = project.getMessage().getBody(ProjectRun.class);
        run.countAnswer();
        Exception failure = completed.getException();
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
    private static Completion completion(@Nullable Object answer) {
        if (answer instanceof Completion completion) {
            return completion;
        }
        throw new IllegalStateException("a fault of Stillcast itself: a work order came back as %s, not as a completion"
                .formatted(answer == null ? "nothing" : answer.getClass().getSimpleName()));
    }
}
