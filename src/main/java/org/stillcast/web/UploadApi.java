package org.stillcast.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.stillcast.intake.Submission;
import org.stillcast.run.Handover;
import org.stillcast.run.ManifestCheck;
import org.stillcast.settings.Settings;
import org.stillcast.text.Words;

/** Folders that are sent file by file, and handed in as a whole. */
final class UploadApi {
    private static final Words WORDS = Words.of(UploadApi.class);
    private static final String PLACE = "/api/uploads/";

    private final Vertx vertx;
    private final Settings settings;
    private final Handover handover;
    private final Uploads uploads;

    UploadApi(Vertx vertx, Settings settings, Handover handover, Uploads uploads) {
        this.vertx = vertx;
        this.settings = settings;
        this.handover = handover;
        this.uploads = uploads;
    }

    /**
     * @param oneByOne works on one manifest at a time: each may fill a good part of the memory
     */
    void addTo(Router router, Desk desk, Desk oneByOne) {
        router.put(PLACE + ":folder/*").handler(request -> put(request, desk));
        router.post(PLACE + ":folder").handler(oneByOne.answering(holding(this::finish)));
        router.delete(PLACE + ":folder").handler(desk.answering(holding(this::discard)));
    }

    private static SafePath path(RoutingContext request, int least, int most) throws Refusal {
        return SafePath.behind(PLACE, request.request().path())
                .filter(path -> path.names().size() >= least && path.names().size() <= most)
                .orElseThrow(() -> new Refusal(400, WORDS.say("bad-name")));
    }

    /** Room is made first, on a thread that may wait; then the body is let in. */
    private void put(RoutingContext context, Desk desk) {
        HttpServerRequest request = context.request();
        BodyFile body = BodyFile.of(request);
        desk.prepare(() -> uploads.expect(path(context, 2, Integer.MAX_VALUE), length(request)))
                .compose(expected -> body.writeTo(vertx, expected.arriving(), expected.bytes())
                        .compose(bytes -> desk.prepare(() -> taken(expected)))
                        .recover(fault -> givenUp(expected, fault)))
                .onSuccess(reply -> reply.sendTo(context))
                .onFailure(context::fail);
    }

    private Reply taken(Uploads.Expected expected) throws IOException {
        uploads.take(expected);
        return Reply.json(201, Map.of("bytes", expected.bytes()));
    }

    /** Nothing of it is left before its folder may be handed in. */
    private Future<Reply> givenUp(Uploads.Expected expected, Throwable fault) {
        return vertx.fileSystem()
                .delete(expected.arriving().toString())
                .otherwiseEmpty()
                .compose(deleted -> {
                    uploads.giveUp(expected);
                    return Future.failedFuture(fault);
                });
    }

    private static long length(HttpServerRequest request) throws Refusal {
        String length = request.getHeader("Content-Length");
        if (length == null) {
            throw new Refusal(411, WORDS.say("no-length"));
        }
        return length.length() > 18 ? Long.MAX_VALUE / 2 : Long.parseLong(length);
    }

    /** What is done with a folder that nobody else goes on with meanwhile. */
    @FunctionalInterface
    private interface Work {
        Reply replyTo(String folder) throws IOException, Refusal;
    }

    private Desk.Work holding(Work work) {
        return request -> {
            String folder = path(request, 1, 1).first();
            uploads.hold(folder);
            try {
                return work.replyTo(folder);
            } finally {
                uploads.letGo(folder);
            }
        };
    }

    private Reply finish(String folder) throws IOException, Refusal {
        Path staged = uploads.staged(folder);
        List<Path> manifests = uploads.manifests(staged);
        if (manifests.size() == 1) {
            requireValid(folder, manifests.get(0));
        }
        uploads.finish(folder);
        return Reply.json(202, Map.of("name", folder)).with("Location", ProjectsApi.placeOf(folder));
    }

    private void requireValid(String folder, Path manifest) throws IOException, Refusal {
        Path place = settings.inbox().resolve(folder).resolve(manifest.getFileName());
        ManifestCheck.Checked checked = handover.checkOnItsWay(
                Submission.byCommand(manifest, settings.daemonRoots()),
                Submission.fromInbox(place, settings.daemonRoots())
                        .withText(Optional.of(() -> Files.newInputStream(manifest))));
        if (checked.project().isEmpty()) {
            throw new Refusal(Problem.invalidManifest(
                    WORDS.count("faults", checked.faults().size()), checked.faults()));
        }
    }

    private Reply discard(String folder) throws IOException {
        uploads.discard(folder);
        return Reply.nothing();
    }
}
