package org.stillcast.route;

import java.io.IOException;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.stillcast.plan.Completion;

/**
 * Aggregates what comes back for the orders of a project into its {@link ProjectRun}. Only the form with three arguments
 * is used: it gets the project's own exchange from the first completion on, also when that one failed.
 */
final class Completions implements AggregationStrategy {
    @Override
    public Exchange aggregate(Exchange before, Exchange completed) {
        throw new UnsupportedOperationException("the splitter gives the project's exchange, too");
    }

    @Override
    public Exchange aggregate(Exchange before, Exchange completed, Exchange project) {
        ProjectRun run = project.getMessage().getBody(ProjectRun.class);
        Exception failure = completed.getException();
        if (failure != null) {
            run.fail(failure);
            return project;
        }
        try {
            run.complete(completed.getMessage().getBody(Completion.class));
        } catch (IOException e) {
            run.fail(e);
        }
        return project;
    }
}
