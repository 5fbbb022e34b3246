package org.stillcast.web;

import java.nio.file.Path;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import org.stillcast.text.Words;

/** The body of a request, on its way to the disk: none is in memory but what is just being written. */
final class BodyFile {
    private static final Words WORDS = Words.of(BodyFile.class);

    private final HttpServerRequest request;
    private final AsyncFile file;
    private final long mostBytes;
    private final Promise<Long> whole = Promise.promise();
    private long bytes;

    private BodyFile(HttpServerRequest request, AsyncFile file, long mostBytes) {
        this.request = request;
        this.file = file;
        this.mostBytes = mostBytes;
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
     * Writes the body of a paused request to a file in place of the one that may be there; it comes to nothing, and the file
     * is gone, if the sender goes, or sends too much.
     *
     * @return how many bytes it has
     */
    static Future<Long> receive(Vertx vertx, HttpServerRequest request, Path file, long mostBytes) {
        OpenOptions options = new OpenOptions().setRead(false).setCreate(true).setTruncateExisting(true);
        return vertx.fileSystem().open(file.toString(), options).compose(opened -> {
            BodyFile body = new BodyFile(request, opened, mostBytes);
            body.begin();
            return body.whole
                    .future()
                    .eventually(() -> opened.close())
                    .recover(fault -> vertx.fileSystem()
                            .delete(file.toString())
                            .otherwiseEmpty()
                            .compose(deleted -> Future.failedFuture(fault)));
        });
    }

    private void begin() {
        request.exceptionHandler(whole::tryFail);
        file.exceptionHandler(whole::tryFail);
        request.handler(this::take);
        request.endHandler(end -> whole.tryComplete(bytes));
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        request.resume();
    }

    private void take(Buffer piece) {
        bytes += piece.length();
        if (whole.future().isComplete()) {
            return;
        }
        if (bytes > mostBytes) {
            whole.tryFail(tooLarge(mostBytes));
            return;
        }
        file.write(piece).onFailure(whole::tryFail);
        if (file.writeQueueFull()) {
            request.pause();
            file.drainHandler(written -> request.resume());
        }
    }
}
