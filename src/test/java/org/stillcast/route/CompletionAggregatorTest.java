package org.stillcast.route;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.exec.ExecCommandExecutor;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillcast.inbox.Inbox;
import org.stillcast.intake.Submission;
import org.stillcast.project.BadClip;
import org.stillcast.run.Outcome;
import org.stillcast.run.ProjectRun;
import org.stillcast.run.StillRecipe;
import org.stillcast.timeline.RenderedSegment;
import org.stillcast.work.BadPart;
import org.stillcast.work.BadPicture;
import org.stillcast.work.EvenedClip;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.RenderedPart;
import org.stillcast.work.SegmentOrder;
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
    private final ExecutorService threads = Executors.newFixedThreadPool(1);

    @AfterEach
    void stop() {
        context.stop();
        threads.shutdown();
    }

    static Stream<Arguments> wrongAnswers() {
        return Stream.of(
                answer("came back as nothing, not as RenderedSegment or BadClip", order -> null),
                answer("came back as Segment, not as RenderedSegment or BadClip", order -> order),
                answer("came back as BadPicture, not as RenderedSegment or BadClip", order -> new BadPicture("wrong")),
                answer(
                        "the same is rendered again and again, 2 for one",
                        order -> Workbench.pretend(order, 0, 1))); // always the first clip's
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
        ProjectRun run = bench.workshop.begin(bench.submission("book", MANIFEST));
        Iterator<SegmentOrder> orders = run.segmentOrders();
        SegmentOrder first = orders.next();
        SegmentOrder second = orders.next();

        run.countAnswer();
        run.complete(Workbench.pretend(first, 0, 1));
        assertThatThrownBy(run::planParts)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a fault of Stillcast itself: 1 more work orders were given than came back");
        run.countAnswer();
        run.complete(Workbench.pretend(second, 1, 1));
        assertThatCode(run::planParts).doesNotThrowAnyException();
        run.close();
    }

    /** A reminder. Java 17 has no switch that the compiler checks: whoever adds a kind has to see to it in {@link ProjectRun}. */
    @Test
    void whoeverAddsAKindOfCompletionIsRemindedOfProjectRun() throws Exception {
        Workbench bench = new Workbench(folder);
        ProjectRun run = bench.workshop.begin(bench.submission("book", MANIFEST));
        run.complete(Workbench.pretend(run.segmentOrders().next(), 0, 1));
        run.complete(new BadClip(1, run.segmentOrders().next().clip(), "is no clip"));

        assertThat(Answer.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(
                        StillOrder.class,
                        BadPicture.class,
                        RenderedSegment.class,
                        BadClip.class,
                        UnevenClip.class, // only on its way to be evened
                        EvenedClip.class, // only on its way to be rendered
                        JoinOrder.class, // only on its way to the check
                        BadPart.class,
                        RenderedPart.class);
        run.close();
    }

    private void start(Workbench bench, List<Outcome> outcomes, Processor renderSegment) throws Exception {
        RetryPolicy retries = new RetryPolicy(bench.exec, 0, bench.settings.stallTimeout());
        context.getRegistry()
                .bind("stillBinding", new FfmpegBinding<>(bench.exec, retries, StillOrder.class, new StillRecipe()));
        context.getRegistry().bind("ffmpegExec", ExecCommandExecutor.class, new ExecAdapter(bench.exec));
        new FailurePolicy(
                        bench.exec,
                        new Inbox(bench.settings.inbox(), bench.workshop.clock()),
                        new Announcer(context.createProducerTemplate(), bench.settings),
                        outcomes::add)
                .addRouteConfigurationsToCamelContext(context);
        context.addRoutes(new ProjectRoute(bench.workshop));
        context.addRoutes(new ClipsRoute(1, threads));
        context.addRoutes(new StillRoute());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + SegmentRoute.ADDRESS).process(renderSegment);
            }
        });
        context.start();
    }
}
