package org.stillcast.web;

import java.nio.file.Path;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import org.stillcast.text.Words;

/**
 * The body of a request, on its way to the disk: none is in memory but what is just being written. On the thread of its
 * connection only.
 */
final class BodyFile {
    private static final Words WORDS = Words.of(BodyFile.class);

    private final HttpServerRequest request;
    private final Promise<Long> whole = Promise.promise();
    private long received;
    private long stored;
    private boolean hasEnded;

    private BodyFile(HttpServerRequest request) {
        this.request = request;
    }

    /** Has the body of a request wait until there is a place for it; if its sender goes meanwhile, that is not missed. */
    static BodyFile of(HttpServerRequest request) {
        BodyFile body = new BodyFile(request);
        request.pause();
        request.exceptionHandler(body.whole::tryFail);
        return body;
    }

    /**
     * Refuses a body that says of itself that it is too large.
     *
     * @throws Refusal if it is
     */
    static void requireLength(HttpServerRequest request, long mostBytes) throws Refusal {
        String length = request.getHeader("Content-Length");
        if (length != null && (length.length() > 18 || Long.parseLong(length) > mostBytes)) {
            throw tooLarge(mostBytes);
        }
    }

    private static Refusal tooLarge(long mostBytes) {
        return new Refusal(413, WORDS.say("too-large", mostBytes));
    }

    /**
     * Writes it to a file that is not there yet; it comes to nothing, and the file is gone, if the sender goes, or sends too
     * much.
     *
     * @return how many bytes it has, once all of them are written
     */
    Future<Long> writeTo(Vertx vertx, Path file, long mostBytes) {
        OpenOptions options = new OpenOptions().setRead(false).setCreateNew(true);
        return vertx.fileSystem().open(file.toString(), options).compose(opened -> {
            begin(opened, mostBytes);
            return whole.future()
                    .eventually(() -> opened.close())
                    .recover(fault -> vertx.fileSystem()
                            .delete(file.toString())
                            .otherwiseEmpty()
                            .compose(deleted -> Future.failedFuture(fault)));
        });
    }

    private void begin(AsyncFile file, long mostBytes) {
        if (request.response().closed()) {
            whole.tryFail(new HttpClosedException("The sender has gone"));
            return;
        }
        file.exceptionHandler(whole::tryFail);
        request.handler(piece -> take(piece, file, mostBytes));
        request.endHandler(end -> {
            hasEnded = true;
            completeIfStored();
        });
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        request.resume();
    }

    private void take(Buffer piece, AsyncFile file, long mostBytes) {
        received += piece.length();
        if (whole.future().isComplete()) {
            return;
        }
        if (received > mostBytes) {
            whole.tryFail(tooLarge(mostBytes));
            return;
        }
        file.write(piece).onFailure(whole::tryFail).onSuccess(written -> {
            stored += piece.length();
            completeIfStored();
        });
        if (file.writeQueueFull()) {
            request.pause();
            file.drainHandler(written -> request.resume());
        }
    }

    /** The end may have come while something is still being written, which may fail. */
    private void completeIfStored() {
        if (hasEnded && stored == received) {
            whole.tryComplete(stored);
        }
    }
}
