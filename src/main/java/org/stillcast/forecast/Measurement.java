package org.stillcast.forecast;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.check.SoundLevel;
import org.stillcast.ffmpeg.HearArguments;
import org.stillcast.process.Ffmpeg;
import org.stillcast.process.FfmpegCall;
import org.stillcast.process.Termination;
import org.stillcast.project.ChannelRule;
import org.stillcast.project.Project;
import org.stillcast.work.ChannelLayout;

/**
 * What is found out about clips by decoding each of them.
 *
 * @param facts what was known before, with lengths in samples of the project's rate
 * @param levels of all that could be decoded
 */
public record Measurement(ClipFacts facts, ClipLevels levels) {
    private static final Logger LOG = LoggerFactory.getLogger(Measurement.class);
    private static final long BYTES_PER_EXTRA_SECOND = 100_000;

    /**
     * Decodes all clips that are used.
     *
     * @param facts of them
     * @param atATime how many
     * @param clipTimeout time limit of a clip of no size
     * @throws IOException if ffmpeg cannot be run
     */
    public static Measurement of(Project project, ClipFacts facts, Ffmpeg ffmpeg, int atATime, Duration clipTimeout)
            throws IOException {
        ClipLevels levels = new ClipLevels(facts.size());
        int[] clips = facts.used().toArray();
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> ends = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(atATime);
        try {
            for (int i = 0; i < atATime; i++) {
                ends.add(threads.submit(() -> {
                    for (int at = next.getAndIncrement(); at < clips.length; at = next.getAndIncrement()) {
                        measure(project, facts, clips[at], ffmpeg, clipTimeout, levels);
                    }
                    return levels;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } catch (ExecutionException e) {
            next.set(clips.length);
            throw e.getCause() instanceof IOException reason ? reason : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while clips were decoded", e);
        } finally {
            threads.shutdownNow();
        }
        return new Measurement(facts.withLengths(project.audio().sampleRate(), levels.samples()), levels);
    }

    private static void measure(
            Project project, ClipFacts facts, int clip, Ffmpeg ffmpeg, Duration clipTimeout, ClipLevels levels)
            throws IOException {
        ChannelLayout layout =
                project.audio().channels() == ChannelRule.MONO ? ChannelLayout.MONO : ChannelLayout.AS_IT_IS;
        Duration timeLimit = clipTimeout.plusSeconds(facts.bytes(clip) / BYTES_PER_EXTRA_SECOND);
        Level level = new Level();
        Termination ended = ffmpeg.run(new FfmpegCall(
                HearArguments.of(
                        project.clips().get(clip).audio(),
                        layout,
                        project.audio().sampleRate(),
                        timeLimit),
                level));
        if (ended.exitValue() == 0 && ended.cause() == Termination.Cause.EXITED) {
            levels.put(clip, level.found);
        }
    }

    /** Of a clip while it is decoded; only the thread that reads touches it before ffmpeg has ended. */
    private static final class Level implements FfmpegCall.Listener {
        private volatile SoundLevel found = new SoundLevel(0, 1, 0, 0);

        @Override
        public String summarize(InputStream stdout) {
            try {
                found = SoundLevel.of(stdout);
            } catch (IOException e) {
                LOG.debug("A clip has no sound to be measured: {}", e.getMessage()); // which is told of it
            }
            return "";
        }
    }
}
