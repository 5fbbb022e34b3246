package org.stillcast.process;

/**
 * How a process ended.
 *
 * @param exitValue as the system has it
 * @param cause whether it has ended by itself, or why it was killed
 * @param output what it had to say
 */
public record Termination(int exitValue, Cause cause, FfmpegOutput output) {
    /** Why a process has ended. */
    public enum Cause {
        /** It has ended by itself. */
        EXITED,
        /** It was killed since it made no progress. */
        STALLED,
        /** It was killed since its time was over. */
        TIMED_OUT
    }
}
