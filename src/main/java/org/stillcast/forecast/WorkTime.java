package org.stillcast.forecast;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.stillcast.outbox.Outbox;
import org.stillcast.outbox.Result;
import org.stillcast.outbox.ResultFile;

/**
 * How long a project will be worked on, roughly: a guess from how much there is to do, corrected by what earlier projects took on
 * this machine, where there are some.
 *
 * @param least if all goes well
 * @param most if it does not; other projects and programs may make it more
 * @param isLearned whether there were earlier ones
 */
public record WorkTime(Duration least, Duration most, boolean isLearned) {
    /** Of a core, for ffmpeg's start and all that is done once a clip (docs/scaling.md). */
    private static final double SECONDS_PER_CLIP = 0.015;

    private static final double SECONDS_PER_SECOND = 0.012;
    private static final double SECONDS_PER_PICTURE = 0.2;

    /** Before the first clip and behind the last part. */
    private static final double START_SECONDS = 1;

    /** One of those that took less says nothing. */
    private static final double LEAST_SECONDS = 5;

    private static final int MOST_LOOKED_AT = 50;
    private static final double LEAST_GUESSED = 0.6;
    private static final double MOST_GUESSED = 3;
    private static final double LEAST_LEARNED = 0.7;
    private static final double MOST_LEARNED = 1.5;

    /**
     * Looks at what lies in the outbox.
     *
     * @param work seconds, as {@link #guess} makes them
     * @param atATime clips that are worked on at a time
     * @throws IOException if the outbox cannot be read
     */
    public static WorkTime of(double work, int atATime, Outbox outbox) throws IOException {
        List<Double> times = times(outbox, atATime);
        double seconds = work * (times.isEmpty() ? 1 : times.get(times.size() / 2));
        return times.isEmpty()
                ? new WorkTime(duration(seconds * LEAST_GUESSED), duration(seconds * MOST_GUESSED), false)
                : new WorkTime(duration(seconds * LEAST_LEARNED), duration(seconds * MOST_LEARNED), true);
    }

    /**
     * Returns how long some work takes if nothing is known of the machine, in seconds.
     *
     * @param heardSeconds of all parts
     * @param atATime clips that are worked on at a time
     */
    public static double guess(int clips, double heardSeconds, int pictures, int atATime) {
        double all = clips * SECONDS_PER_CLIP + heardSeconds * SECONDS_PER_SECOND + pictures * SECONDS_PER_PICTURE;
        return START_SECONDS + all / atATime;
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(1000 * seconds));
    }

    /** Returns how many times longer than guessed it took, ascending. */
    private static List<Double> times(Outbox outbox, int atATime) throws IOException {
        List<Double> times = new ArrayList<>();
        List<Path> results = outbox.results();
        for (Path file : results.subList(0, Math.min(MOST_LOOKED_AT, results.size()))) {
            ResultFile.readWithoutClips(file).ifPresent(result -> addTo(times, result, seconds(result), atATime));
        }
        times.sort(null);
        return times;
    }

    /** Where parts were kept from an earlier run, the time says nothing. */
    private static void addTo(List<Double> times, Result result, double seconds, int atATime) {
        if (seconds >= LEAST_SECONDS
                && result.changedParts().size() >= result.parts().size()) {
            times.add(
                    seconds / guess(result.clipCount(), result.durationSeconds().doubleValue(), 1, atATime));
        }
    }

    private static double seconds(Result result) {
        try {
            Duration time = Duration.between(Instant.parse(result.started()), Instant.parse(result.finished()));
            return time.toMillis() / 1000.0;
        } catch (DateTimeException e) {
            return 0;
        }
    }
}
