package org.stillcast.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.exec.ExecCommandExecutor;
import org.apache.camel.component.exec.ExecResult;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.TestMedia;
import org.stillcast.process.Ffmpeg;
import org.stillcast.process.FfmpegOutput;
import org.stillcast.process.ParentDeathSignal;
import org.stillcast.process.Termination;
import org.stillcast.project.Clip;
import org.stillcast.project.Fit;
import org.stillcast.project.Picture;
import org.stillcast.project.SampleRate;
import org.stillcast.project.SlideStyle;
import org.stillcast.project.SlideText;
import org.stillcast.project.VideoFormat;
import org.stillcast.run.ProjectInterruptedException;
import org.stillcast.slide.Fonts;
import org.stillcast.slide.SlidePainter;
import org.stillcast.work.ChannelLayout;
import org.stillcast.work.Orders;
import org.stillcast.work.Refused;
import org.stillcast.work.SegmentOrder;
import org.stillcast.work.SegmentRendered;
import org.stillcast.work.Slide;
import org.stillcast.work.StillOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Orders out of a split, as the project gives them; how each try ends is injected. */
class RetryPolicyTest {
    private static final int RETRIES = 2;

    @TempDir
    private Path folder;

    private final Ffmpeg exec = new Ffmpeg(TestMedia.ffmpeg(), Duration.ofMinutes(1), ParentDeathSignal.NONE);
    private final CamelContext context = new DefaultCamelContext();
    private final List<Object> completed = new ArrayList<>();
    private int tries;

    /** One try. */
    @FunctionalInterface
    private interface Try {
        ExecResult run(ExecAdapter.Command call, int number) throws IOException;
    }

    /** Takes what comes back in the same way as {@link CompletionAggregator}. */
    private final class Collect implements AggregationStrategy {
        @Override
        public Exchange aggregate(Exchange before, Exchange completion) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Exchange aggregate(Exchange before, Exchange completion, Exchange project) {
            Exception failure = completion.getException();
            completed.add(failure == null ? completion.getMessage().getBody() : failure);
            return project;
        }
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @BeforeEach
    void makeTheLoopOfThePicture() throws IOException {
        Files.write(folder.resolve("preview.mp4"), new byte[0]);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    EXITED    | 1           | Invalid data found when processing input    | 1
                    EXITED    | 1           | /Input/output error.wav: Invalid data found | 1
                    EXITED    | 1           | file:a.wav: Input/output error              | 3
                    EXITED    | 1           | Cannot allocate memory                      | 3
                    EXITED    | 1           | Resource temporarily unavailable            | 3
                    EXITED    | 132         | Illegal instruction                         | 3
                    EXITED    | 134         | Aborted                                     | 3
                    EXITED    | 139         | Segmentation fault                          | 3
                    EXITED    | -1073741819 | Access violation on Windows                 | 3
                    STALLED   | 137         | nothing                                     | 3
                    TIMED_OUT | 137         | nothing                                     | 2
                    """)
    void onlyWhatMayPassIsTriedAgainAndThenTheClipIsBad(Termination.Cause end, int exit, String stderr, int expected)
            throws Exception {
        start(
                Duration.ofMillis(1),
                (call, number) ->
                        new ExecAdapter.Result(call, new Termination(exit, end, new FfmpegOutput(stderr, ""))));

        send(order("7"));

        assertThat(tries).isEqualTo(expected);
        assertThat(completed).singleElement().isInstanceOf(Refused.class);
    }

    @Test
    void theNextTryBeginsWithNothingAndMayDoBetter() throws Exception {
        SegmentOrder order = order("7");
        List<Boolean> leftovers = new ArrayList<>();
        start(Duration.ofMillis(1), (call, number) -> {
            leftovers.add(Files.exists(order.temporary()));
            TestMedia.clip(order.temporary(), 1, "0.5", "-c:a", "alac");
            Files.write(order.sketchTemporary(), new byte[0]);
            return exited(call, number == 1 ? 137 : number == 2 ? 139 : 0, "");
        });

        send(order);

        assertThat(completed).singleElement().isInstanceOf(SegmentRendered.class);
        assertThat(leftovers).containsExactly(false, false, false);
    }

    @Test
    void whatIsLeftAfterTheLastTryArrivesAmongTheOthers() throws Exception {
        SegmentOrder first = order("1");
        SegmentOrder bad = order("bad");
        SegmentOrder third = order("2");
        start(Duration.ofMillis(1), (call, number) -> {
            if (call.call().command().outputs().contains(bad.temporary())) {
                throw new IOException("ffmpeg cannot be started");
            }
            SegmentOrder good = call.call().command().outputs().contains(first.temporary()) ? first : third;
            TestMedia.clip(good.temporary(), 1, "0.5", "-c:a", "alac");
            Files.write(good.sketchTemporary(), new byte[0]);
            return exited(call, 0, "");
        });

        send(first, bad, third);

        assertThat(tries).isEqualTo(1 + (1 + RETRIES) + 1);
        assertThat(completed)
                .satisfiesExactly(
                        one -> assertThat(one).isInstanceOf(SegmentRendered.class),
                        second -> assertThat(second)
                                .isInstanceOf(IOException.class)
                                .hasToString("java.io.IOException: ffmpeg cannot be started"),
                        other -> assertThat(other).isInstanceOf(SegmentRendered.class));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 | av_interleaved_write_frame(): No space left on device
                    1 | [out#0/mp4 @ 0x5] Task finished with error code: -28 (No space left on device)
                    1 | file:/temp/a.mp4: Disk quota exceeded
                    """)
    void noRoomIsTheFaultOfNoClipAndIsNotTriedAgain(int exit, String stderr) throws Exception {
        SegmentOrder order = order("7");
        start(Duration.ofMillis(1), (call, number) -> {
            TestMedia.clip(order.temporary(), 1, "0.5", "-c:a", "alac");
            return exited(call, exit, stderr + "\nConversion failed!\n");
        });

        send(order);

        assertThat(tries).isEqualTo(1);
        assertThat(completed)
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .isInstanceOf(IOException.class)
                        .asString()
                        .contains("no room is left in " + folder + ": ")
                        .containsAnyOf("No space left on device", "Disk quota exceeded"));
        assertThat(order.temporary()).doesNotExist();
    }

    @Test
    void aNameThatSoundsLikeAFullDiskIsANameAndTheClipIsBad() throws Exception {
        start(
                Duration.ofMillis(1),
                (call, number) -> exited(call, 1, "file:/in/No space left on device: Invalid data found\n"));

        send(order("7"));

        assertThat(completed).singleElement().isInstanceOf(Refused.class);
    }

    @Test
    void aStopEndsTheWaitAtOnceAndNothingIsTriedAgain() throws Exception {
        start(Duration.ofSeconds(30), (call, number) -> exited(call, 139, ""));
        SegmentOrder order = order("7");
        Thread project = new Thread(() -> send(order));
        project.start();
        await().until(() -> project.getState() == Thread.State.TIMED_WAITING);

        exec.stopAll();

        project.join(Duration.ofSeconds(3).toMillis());
        assertThat(project.isAlive()).isFalse();
        assertThat(tries).isEqualTo(1);
        assertThat(completed).singleElement().isInstanceOf(ProjectInterruptedException.class);
    }

    @Test
    void whatFailsWhileTheProgramStopsIsNotTriedAgain() throws Exception {
        start(Duration.ofSeconds(30), (call, number) -> {
            exec.stopAll();
            throw new IOException("the folder is gone");
        });

        send(order("7"));

        assertThat(tries).isEqualTo(1);
    }

    @Test
    void whatIsWrittenOnAPictureIsThereForEachTry() throws Exception {
        StillOrder order = slide();
        List<Boolean> written = new ArrayList<>();
        start(Duration.ofMillis(1), (call, number) -> {
            written.add(Files.exists(order.layer()));
            if (number > 1) {
                return exited(call, 1, "Invalid data found when processing input");
            }
            IOException failure = new IOException("ffmpeg cannot be started");
            call.call().discardFiles(failure);
            throw failure;
        });

        Object answer = context.createProducerTemplate().requestBody("direct:" + StillRoute.ADDRESS, order);

        assertThat(answer).isInstanceOf(Refused.class);
        assertThat(written).containsExactly(true, true);
        assertThat(order.layer()).doesNotExist();
    }

    private StillOrder slide() {
        Picture picture = new Picture(folder.resolve("bg.png"), Picture.Kind.PNG, 1, 1, 1);
        VideoFormat video = new VideoFormat(64, 36, 25, 34, Fit.CONTAIN, "#000000");
        Slide slide = new Slide("r", new SlideText(Optional.of("a"), Optional.empty()), SlideStyle.USUAL, "");
        Path full = folder.resolve("full.mp4");
        Path preview = folder.resolve("small.mp4");
        return new StillOrder(
                0,
                picture,
                "/image",
                Optional.of(slide),
                Orders.encoding(picture, video),
                full,
                full,
                preview,
                preview);
    }

    private void start(Duration firstWait, Try each) throws Exception {
        RetryPolicy retries = new RetryPolicy(exec, RETRIES, firstWait);
        retries.addRouteConfigurationsToCamelContext(context);
        ExecCommandExecutor executor = command -> each.run((ExecAdapter.Command) command, ++tries);
        context.addRoutes(new SegmentRoute(new FfmpegExec(executor, exec, retries), new FairShare(1)));
        context.addRoutes(
                new StillRoute(new FfmpegExec(executor, exec, retries), new SlidePainter(new Fonts(List.of()))));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:project")
                        .split(body(), new Collect())
                        .streaming()
                        .to("direct:" + SegmentRoute.ADDRESS)
                        .end();
            }
        });
        context.start();
    }

    private void send(SegmentOrder... orders) {
        context.createProducerTemplate().sendBody("direct:project", List.of(orders));
    }

    private static ExecResult exited(ExecAdapter.Command call, int exit, String stderr) {
        return new ExecAdapter.Result(
                call, new Termination(exit, Termination.Cause.EXITED, new FfmpegOutput(stderr, "")));
    }

    private SegmentOrder order(String id) {
        return new SegmentOrder(
                6,
                new Clip(id, folder.resolve("7.wav"), "/clips/6"),
                Orders.rendering(new SampleRate(48_000)),
                "fingerprint",
                ChannelLayout.AS_IT_IS,
                folder.resolve("preview.mp4"),
                folder.resolve("segment_%s.mp4".formatted(id)),
                folder.resolve("segment_%s.tmp-1.mp4".formatted(id)),
                folder.resolve("sketch_" + id),
                folder.resolve("sketch_%s.tmp-1".formatted(id)),
                Duration.ofMinutes(1));
    }
}
