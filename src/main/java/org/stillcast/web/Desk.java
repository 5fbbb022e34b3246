package org.stillcast.web;

import java.util.concurrent.Callable;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Threads that may wait for a disk, which those that serve connections must not. */
final class Desk {
    private final WorkerExecutor threads;

    /**
     * @param threads work on what is handed to them, several at a time
     */
    Desk(WorkerExecutor threads) {
        this.threads = threads;
    }

    /** Finds the answer to a request. */
    @FunctionalInterface
    interface Work {
        Reply replyTo(RoutingContext request) throws Exception;
    }

    /** Has what reads at a place answered by some work, and what only asks for the headers of the answer, too. */
    void reads(Router router, String place, Work work) {
        router.route(place).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(answering(work));
    }

    /** Returns what answers requests by some work. */
    Handler<RoutingContext> answering(Work work) {
        return request -> answer(request, () -> work.replyTo(request));
    }

    /** Does some work that an answer needs first. */
    <T> Future<T> prepare(Callable<T> work) {
        return threads.executeBlocking(work, false);
    }

    /** Answers a request when some work is done. */
    void answer(RoutingContext request, Callable<Reply> work) {
        prepare(work).onSuccess(reply -> reply.sendTo(request)).onFailure(request::fail);
    }
}
