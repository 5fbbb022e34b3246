package org.stillcast.ffmpeg;

import java.util.Locale;

/** An ffmpeg that ended without doing its work. */
public final class FfmpegFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** How it ended. */
    public enum End {
        /** By itself, with an exit value that says no. */
        REFUSED,
        /** Killed by us, because its time was over. */
        TIMED_OUT,
        /** By a signal from outside: nothing is known about what it worked on. */
        SIGNALLED
    }

    private final End end;
    private final String message;

    /**
     * @param end how it ended
     * @param exitValue of the process
     * @param stderr the end of what it wrote to its standard error
     */
    public FfmpegFailedException(End end, int exitValue, String stderr) {
        this(end, sentence(end, exitValue, stderr));
    }

    private FfmpegFailedException(End end, String message) {
        super(message);
        this.end = end;
        this.message = message;
    }

    /** Returns how it ended. */
    public End end() {
        return end;
    }

    @Override
    public String getMessage() {
        return message;
    }

    private static String sentence(End end, int exitValue, String stderr) {
        String said = FfmpegMessages.reason(stderr).orElse("it said nothing");
        return switch (end) {
            case REFUSED -> "ffmpeg refused it: %s (exit %d)".formatted(said, exitValue);
            case TIMED_OUT -> "ffmpeg took longer than its time limit and was stopped: " + said;
            case SIGNALLED ->
                String.format(Locale.ROOT, "ffmpeg was stopped by a signal (exit %d): %s", exitValue, said);
        };
    }
}
