package org.stillcast.route;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.stillcast.run.LastResort;
import org.stillcast.run.ProjectRun;

/**
 * Aggregates the halves of a project's work, which share its {@link ProjectRun}: a half that fails fails the run, at
 * once, so that the other does not wait for it. Only the form with three arguments is used, see {@link
 * CompletionAggregator}.
 */
final class HalvesAggregator implements AggregationStrategy {
    private final LastResort lastResort;

    /**
     * @param lastResort is told of errors, which must not wait for the other half
     */
    HalvesAggregator(LastResort lastResort) {
        this.lastResort = lastResort;
    }

    @Override
    public Exchange aggregate(Exchange before, Exchange completed) {
        throw new UnsupportedOperationException("the multicast gives the project's exchange, too");
    }

    @Override
    public Exchange aggregate(Exchange before, Exchange completed, Exchange project) {
        Exception failure = completed.getException();
        if (failure != null) {
            lastResort.endIfError(failure);
            project.getMessage().getBody(ProjectRun.class).fail(failure);
        }
        return project;
    }
}
