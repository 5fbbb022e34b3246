package org.stillcast.web;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.jspecify.annotations.Nullable;
import org.stillcast.text.Words;

/** Health and metrics, for programs that watch over programs. */
final class ObserveApi {
    private static final Words WORDS = Words.of(ObserveApi.class);

    /** Longer than an ffmpeg is waited for. */
    private static final int PATIENCE_SECONDS = 12;

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

    /**
     * @param desk of its own: what is looked at here may not answer
     */
    void addTo(Router router, Desk desk) {
        reads(router, desk, HEALTH, () -> reply(HealthCheckHelper.invoke(camel, ALL)), ObserveApi::noAnswer);
        router.route(HEALTH + "/live") // whether or not a disk answers
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(request ->
                        reply(HealthCheckHelper.invokeLiveness(camel, ALL)).sendTo(request));
        reads(
                router,
                desk,
                HEALTH + "/ready",
                () -> reply(HealthCheckHelper.invokeReadiness(camel, ALL)),
                ObserveApi::noAnswer);
        reads(router, desk, "/observe/metrics", metrics::reply, () -> Reply.problem(Problem.of(503, sentence())));
    }

    /**
     * @param late is the answer where there is none in time
     */
    private static void reads(Router router, Desk desk, String place, Callable<Reply> work, Supplier<Reply> late) {
        router.route(place)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(request -> desk.prepare(work)
                        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .recover(fault -> fault instanceof TimeoutException || fault instanceof Refusal
                                ? Future.succeededFuture(late.get())
                                : Future.failedFuture(fault))
                        .onSuccess(reply -> reply.sendTo(request))
                        .onFailure(request::fail));
    }

    private static Reply noAnswer() {
        return Reply.json(503, new Health("DOWN", List.of(new Check("answer", "DOWN", sentence()))));
    }

    private static String sentence() {
        return WORDS.say("no-answer", PATIENCE_SECONDS);
    }

    private static Reply reply(Collection<HealthCheck.Result> results) {
        Health health = Health.of(results);
        return Reply.json(health.status().equals("UP") ? 200 : 503, health);
    }
}
