package org.stillcast.process;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** What came of the calls of ffmpeg since the program was started. Safe for use by several threads at once. */
public final class FfmpegTally {
    private final LongAdder nanos = new LongAdder();
    private final LongAdder calls = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder stalled = new LongAdder();
    private final LongAdder timedOut = new LongAdder();

    void add(Termination termination, Duration time) {
        nanos.add(time.toNanos());
        calls.increment();
        switch (termination.cause()) {
            case STALLED -> stalled.increment();
            case TIMED_OUT -> timedOut.increment();
            case EXITED -> failed.add(termination.exitValue() == 0 ? 0 : 1);
        }
    }

    /** Returns how many have ended. */
    public long calls() {
        return calls.sum();
    }

    /** Returns for how many seconds they ran, all together. */
    public double seconds() {
        return nanos.sum() / 1e9;
    }

    /** Returns how many have ended by themselves, and not well. */
    public long failed() {
        return failed.sum();
    }

    /** Returns how many were killed since they made no progress. */
    public long stalled() {
        return stalled.sum();
    }

    /** Returns how many were killed since their time was over. */
    public long timedOut() {
        return timedOut.sum();
    }
}
