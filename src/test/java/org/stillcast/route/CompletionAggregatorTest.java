package org.stillcast.route;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillcast.Run;
import org.stillcast.delivery.Deliveries;
import org.stillcast.delivery.Spool;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.inbox.Inbox;
import org.stillcast.intake.Submission;
import org.stillcast.project.Fit;
import org.stillcast.project.Picture;
import org.stillcast.project.VideoFormat;
import org.stillcast.run.Failures;
import org.stillcast.run.Outcome;
import org.stillcast.run.ProjectRun;
import org.stillcast.run.RunEvent;
import org.stillcast.run.Workbench;
import org.stillcast.slide.SlidePainter;
import org.stillcast.work.Order;
import org.stillcast.work.Orders;
import org.stillcast.work.Refused;
import org.stillcast.work.SegmentOrder;
import org.stillcast.work.StillMade;
import org.stillcast.work.StillOrder;
import org.stillcast.work.UnevenClip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An answer that nobody can do anything with fails the project as a fault of ours; it is not waited for again for ever. */
@Timeout(60)
class CompletionAggregatorTest {
    private static final String MANIFEST =
            "{\"version\": 1, \"image\": \"bg.png\", \"video\": {\"width\": 64, \"height\": 36}, \"clips\": [\"1.wav\", \"2.wav\"]}";

    @TempDir
    private Path folder;

    private final CamelContext context = new DefaultCamelContext();
    private final ExecutorService threads = Executors.newFixedThreadPool(3);
    private final ExecutorService partThreads = Executors.newFixedThreadPool(1);

    @AfterEach
    void stop() {
        context.stop();
        threads.shutdown();
        partThreads.shutdown();
    }

    static Stream<Arguments> wrongAnswers() {
        List<SegmentOrder> given = new ArrayList<>();
        return Stream.of(
                answer("a SegmentOrder came back as nothing, which", order -> null),
                answer("a SegmentOrder came back as SegmentOrder, which", order -> order),
                answer("a SegmentOrder came back as UnevenClip, which", UnevenClip::new),
                answer("a SegmentOrder came back as StillMade, which", order -> new StillMade(still())),
                answer(
                        "a SegmentOrder came back as Refused, which",
                        order -> Refused.picture(still(), "is not the clip's fault")),
                answer("the same is rendered again and again, 2 for one", order -> {
                    given.add(order);
                    return Workbench.pretend(given.get(0), 1); // always the first clip's
                }));
    }

    private static StillOrder still() {
        Picture picture = new Picture(Path.of("bg.png"), Picture.Kind.PNG, 64, 36, 1);
        VideoFormat video = new VideoFormat(64, 36, 25, 34, Fit.CONTAIN, "#000000");
        Path loop = Path.of("still.mp4");
        return new StillOrder(
                0, picture, "/image", Optional.empty(), Orders.encoding(picture, video), loop, loop, loop, loop);
    }

    /** What comes back for an order. */
    @FunctionalInterface
    private interface Answer {
        @Nullable
        Object to(SegmentOrder order) throws Exception;
    }

    private static Arguments answer(String expected, Answer answer) {
        Processor step = exchange ->
                exchange.getMessage().setBody(answer.to(exchange.getMessage().getMandatoryBody(SegmentOrder.class)));
        return Arguments.of(expected, step);
    }

    @ParameterizedTest
    @MethodSource("wrongAnswers")
    void anAnswerThatSettlesNothingFailsTheProject(String expected, Processor renderSegment) throws Exception {
        Workbench bench = new Workbench(folder);
        List<Outcome> outcomes = new ArrayList<>();
        start(bench, outcomes, renderSegment);
        Submission submission = bench.submission("book", MANIFEST);

        context.createProducerTemplate().sendBody("direct:" + ProjectRoute.ADDRESS, submission);

        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.faults())
                                .singleElement()
                                .asString()
                                .contains("a fault of Stillcast itself: ", expected));
    }

    @Test
    void anOrderThatNeverComesBackIsMissed() throws Exception {
        Workbench bench = new Workbench(folder);
        ProjectRun run = bench.projects().begin(bench.submission("book", MANIFEST));
        run.begin();
        Iterator<Order> orders = run.giveSegmentOrders();
        SegmentOrder first = (SegmentOrder) orders.next();
        SegmentOrder second = (SegmentOrder) orders.next();

        run.countAnswer(SegmentOrder.class);
        run.complete(Workbench.pretend(first, 1));
        assertThatThrownBy(run::planParts)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a fault of Stillcast itself: 1 more work orders were given than came back");
        run.countAnswer(SegmentOrder.class);
        run.complete(Workbench.pretend(second, 1));
        assertThatCode(run::planParts).doesNotThrowAnyException();
        run.close();
    }

    /** That no kind of completion is forgotten in {@link ProjectRun} is for the compiler to see to. */
    @Test
    void aRefusalSettlesItsClipAndIsSaid() throws Exception {
        Workbench bench = new Workbench(folder);
        ProjectRun run = bench.projects().begin(bench.submission("book", MANIFEST));
        run.begin();
        Iterator<Order> orders = run.giveSegmentOrders();
        SegmentOrder first = (SegmentOrder) orders.next();
        SegmentOrder second = (SegmentOrder) orders.next();

        run.countAnswer(SegmentOrder.class);
        run.complete(Workbench.pretend(first, 1));
        run.countAnswer(SegmentOrder.class);
        run.complete(Refused.clip(second, "is no clip"));

        assertThat(run.giveSegmentOrders()).isExhausted();
        assertThatThrownBy(run::planParts)
                .isInstanceOf(InvalidManifestException.class)
                .hasMessageContaining("/clips/1")
                .hasMessageContaining("is no clip");
        run.close();
    }

    private void start(Workbench bench, List<Outcome> outcomes, Processor renderSegment) throws Exception {
        RetryPolicy retries = new RetryPolicy(bench.exec, 0, bench.settings.stallTimeout());
        Inbox inbox = new Inbox(bench.settings.inbox(), bench.tools.clock());
        Deliveries nobody = new Deliveries(new Spool(bench.settings.temp()), Map.of(), bench.tools.clock(), threads);
        new FailurePolicy(
                        new Failures(bench.exec, inbox, nobody),
                        nobody,
                        event -> outcomes.add(((RunEvent.Ended) event).outcome()))
                .addRouteConfigurationsToCamelContext(context);
        context.addRoutes(new ProjectRoute(bench.projects()));
        context.addRoutes(new MakePartsRoute(threads, Run.RETHROW));
        context.addRoutes(new PlanRoute());
        context.addRoutes(new PartsRoute(partThreads));
        context.addRoutes(new IngredientsRoute(threads));
        context.addRoutes(new ClipsRoute(1, threads));
        context.addRoutes(new ProductsRoute(threads));
        context.addRoutes(new DressRoute(new FfmpegExec(bench.exec, retries)));
        context.addRoutes(new SilencesRoute(new FfmpegExec(bench.exec, retries)));
        context.addRoutes(new SkipFramesRoute(new FfmpegExec(bench.exec, retries)));
        context.addRoutes(new StillRoute(new FfmpegExec(bench.exec, retries), new SlidePainter(bench.tools.fonts())));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + SegmentRoute.ADDRESS).process(renderSegment);
            }
        });
        context.start();
    }
}
