package org.stillcast.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import io.vertx.core.Vertx;
import io.vertx.core.file.FileSystemException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.files.FileTrouble;
import org.stillcast.run.LastResort;
import org.stillcast.text.Words;

/** Answers what cannot be done with the problem that it is. */
final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
    private static final Words WORDS = Words.of(Faults.class);

    /** What the router itself says if nothing fits a request. */
    static final List<Integer> STATUSES = List.of(400, 404, 405, 406, 413, 415, 500);

    /** How long more of a refused body is waited for, and how much of it thrown away, so that its sender sees the answer. */
    private static final long LINGER_MILLIS = 1_000;

    private static final long LINGER_BYTES = 1 << 20;

    private final Vertx vertx;
    private final LastResort lastResort;

    Faults(Vertx vertx, LastResort lastResort) {
        this.vertx = vertx;
        this.lastResort = lastResort;
    }

    /** Answers a request that has failed. */
    void answer(RoutingContext context) {
        Throwable fault = context.failure();
        lastResort.endIfError(fault);
        boolean isUnread = !context.request().isEnded();
        Reply reply = Reply.problem(problem(fault, context.statusCode()));
        (isUnread ? reply.with("Connection", "close") : reply).sendTo(context);
        if (isUnread) {
            hangUp(context.request());
        }
    }

    private static Problem problem(@Nullable Throwable fault, int status) {
        if (fault instanceof Refusal refusal) {
            return refusal.problem();
        }
        if (fault instanceof HttpClosedException) {
            return Problem.of(400, WORDS.say("bad-request")); // for nobody: the one who asked has gone
        }
        if (fault instanceof FileSystemException && fault.getCause() instanceof IOException cause) {
            return problem(cause, status);
        }
        if (fault instanceof IOException || fault instanceof UncheckedIOException) {
            String sentence = FileTrouble.sentence((Exception) fault);
            LOG.warn("A request could not be answered: {}", sentence);
            return Problem.of(503, sentence);
        }
        if (fault == null && status >= 400 && status < 500) {
            return Problem.of(status, sentence(status));
        }
        LOG.error("A fault of the program itself", fault);
        return Problem.of(500, WORDS.say("own-fault"));
    }

    private static String sentence(int status) {
        return switch (status) {
            case 404 -> WORDS.say("nothing-there");
            case 405 -> WORDS.say("method");
            default -> WORDS.say("bad-request");
        };
    }

    private void hangUp(HttpServerRequest request) {
        request.handler(thrownAway -> {
            if (request.bytesRead() > LINGER_BYTES) {
                request.pause();
            }
        });
        request.resume();
        vertx.setTimer(LINGER_MILLIS, over -> request.connection().close());
    }
}
