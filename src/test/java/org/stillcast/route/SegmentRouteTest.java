package org.stillcast.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecCommandExecutor;
import org.apache.camel.component.exec.ExecResult;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.TestMedia;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.process.Ffmpeg;
import org.stillcast.process.FfmpegOutput;
import org.stillcast.process.ParentDeathSignal;
import org.stillcast.process.Termination;
import org.stillcast.project.Clip;
import org.stillcast.project.SampleRate;
import org.stillcast.run.ProjectInterruptedException;
import org.stillcast.work.ChannelLayout;
import org.stillcast.work.Orders;
import org.stillcast.work.Refused;
import org.stillcast.work.SegmentOrder;
import org.stillcast.work.SegmentRendered;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of a segment however its ffmpeg ends; the end is injected. */
class SegmentRouteTest extends CamelTestSupport {
    @TempDir
    private static Path folder;

    private final Ffmpeg exec = new Ffmpeg(TestMedia.ffmpeg(), Duration.ofMinutes(1), ParentDeathSignal.NONE);
    private final RetryPolicy retries = new RetryPolicy(exec, 0, Duration.ofMillis(1));
    private ExecCommandExecutor executor = command -> ended(command, 0);

    @Override
    protected RouteBuilder createRouteBuilder() throws Exception {
        retries.addRouteConfigurationsToCamelContext(context);
        FfmpegExec ffmpeg = new FfmpegExec(command -> executor.execute(command), exec, retries);
        return new SegmentRoute(ffmpeg, new FairShare(1));
    }

    @BeforeEach
    void makeTheLoopOfThePicture() throws IOException {
        Files.write(folder.resolve("preview.mp4"), new byte[0]);
    }

    @Test
    void aSegmentIsRenamedWhenItIsWhole() throws Exception {
        SegmentOrder order = order();
        executor = command -> {
            TestMedia.clip(order.temporary(), 1, "0.5", "-c:a", "alac");
            Files.createFile(order.sketchTemporary());
            return ended(command, 0);
        };

        Exchange reply = request(order);

        assertThat(reply.getMessage().getBody(SegmentRendered.class).take().samples())
                .isEqualTo(24_000);
        assertThat(order.target()).exists();
        assertThat(order.temporary()).doesNotExist();
    }

    @Test
    void whatFfmpegRefusesIsABadClip() throws IOException {
        executor = command -> ended(command, 1);

        Exchange reply = request(order());

        assertThat(reply.getMessage().getBody(Refused.class).reason())
                .isEqualTo("cannot be decoded: ffmpeg refused it: no such sound (exit 1)");
    }

    @Test
    void whatTakesTooLongIsABadClip() throws IOException {
        executor = command -> ended(command, 137, Termination.Cause.TIMED_OUT);

        Exchange reply = request(order());

        assertThat(reply.getMessage().getBody(Refused.class).reason())
                .startsWith("cannot be decoded: ffmpeg took longer than its time limit");
    }

    @Test
    void whatHangsIsABadClip() throws IOException {
        executor = command -> ended(command, 137, Termination.Cause.STALLED);

        Exchange reply = request(order());

        assertThat(reply.getMessage().getBody(Refused.class).reason())
                .startsWith("cannot be decoded: ffmpeg made no progress any more");
    }

    @Test
    void aSignalIsNeverTheFaultOfTheClipNorAResult() throws Exception {
        SegmentOrder order = order();
        executor = command -> {
            TestMedia.clip(order.temporary(), 1, "0.5", "-c:a", "alac");
            return ended(command, 255);
        };

        Exchange reply = request(order);

        assertThat(reply.getException())
                .isInstanceOf(FfmpegFailedException.class)
                .hasMessageContaining("signal");
        assertThat(order.target()).doesNotExist();
    }

    @Test
    void aSignalWhileTheProgramStopsIsAnInterruptionEvenIfItIsSeenFirst() throws IOException {
        executor = command -> {
            new Thread(exec::stopAll).start();
            return ended(command, 255);
        };

        Exchange reply = request(order());

        assertThat(reply.getException()).isInstanceOf(ProjectInterruptedException.class);
    }

    private Exchange request(SegmentOrder order) {
        return template.request(
                "direct:" + SegmentRoute.ADDRESS,
                exchange -> exchange.getMessage().setBody(order));
    }

    private static ExecResult ended(ExecCommand command, int exit) {
        return ended(command, exit, Termination.Cause.EXITED);
    }

    private static ExecResult ended(ExecCommand command, int exit, Termination.Cause end) {
        return new ExecAdapter.Result(command, new Termination(exit, end, new FfmpegOutput("no such sound\n", "")));
    }

    private static SegmentOrder order() throws IOException {
        Path own = Files.createTempDirectory(folder, "order");
        Path target = own.resolve("segment_7.mp4");
        return new SegmentOrder(
                6,
                new Clip("7", folder.resolve("7.wav"), "/clips/6"),
                Orders.rendering(new SampleRate(48_000)),
                "fingerprint",
                ChannelLayout.AS_IT_IS,
                folder.resolve("preview.mp4"),
                target,
                own.resolve("segment_7.tmp-1.mp4"),
                own.resolve("sketch_7"),
                own.resolve("sketch_7.tmp-1"),
                Duration.ofMinutes(1));
    }
}
