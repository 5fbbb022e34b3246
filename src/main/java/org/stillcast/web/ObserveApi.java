package org.stillcast.web;

import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.jspecify.annotations.Nullable;

/** Health and metrics, for programs that watch over programs. */
final class ObserveApi {
    private static final String HEALTH = "/observe/health";

    /** Of the checks that are well only one would be told of, else. */
    private static final String ALL = "full";

    private final CamelContext camel;
    private final Metrics metrics;

    ObserveApi(CamelContext camel, Metrics metrics) {
        this.camel = camel;
        this.metrics = metrics;
    }

    /** How the program is. */
    private record Health(String status, List<Check> checks) {
        static Health of(Collection<HealthCheck.Result> results) {
            boolean isUp = results.stream().allMatch(result -> result.getState() == HealthCheck.State.UP);
            return new Health(
                    isUp ? "UP" : "DOWN", results.stream().map(Check::of).toList());
        }
    }

    /** One thing that was looked at. */
    private record Check(
            String name,
            String status,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String message) {
        static Check of(HealthCheck.Result result) {
            return new Check(
                    result.getCheck().getId(),
                    result.getState().name(),
                    result.getMessage().orElse(null));
        }
    }

    void addTo(Router router, Desk desk) {
        desk.reads(router, HEALTH, request -> reply(HealthCheckHelper.invoke(camel, ALL)));
        router.route(HEALTH + "/live") // whether or not a disk answers
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(request ->
                        reply(HealthCheckHelper.invokeLiveness(camel, ALL)).sendTo(request));
        desk.reads(router, HEALTH + "/ready", request -> reply(HealthCheckHelper.invokeReadiness(camel, ALL)));
        desk.reads(router, "/observe/metrics", request -> metrics.reply());
    }

    private static Reply reply(Collection<HealthCheck.Result> results) {
        Health health = Health.of(results);
        return Reply.json(health.status().equals("UP") ? 200 : 503, health);
    }
}
