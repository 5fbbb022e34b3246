package org.stillcast.web;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.stillcast.text.Words;

/**
 * Threads that may wait for a disk, which those that serve connections must not. While a disk does not answer, so much work
 * waits for them and no more.
 */
final class Desk {
    private static final Words WORDS = Words.of(Desk.class);

    private final WorkerExecutor threads;
    private final int most;
    private final AtomicInteger open = new AtomicInteger();

    /**
     * @param threads work on what is handed to them
     * @param most that are worked on or wait; more are refused
     */
    Desk(WorkerExecutor threads, int most) {
        this.threads = threads;
        this.most = most;
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
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            return Future.failedFuture(new Refusal(503, WORDS.say("busy")));
        }
        return threads.executeBlocking(work, false).onComplete(done -> open.decrementAndGet());
    }

    /** Answers a request when some work is done. */
    void answer(RoutingContext request, Callable<Reply> work) {
        prepare(work).onSuccess(reply -> reply.sendTo(request)).onFailure(request::fail);
    }
}
