package org.stillcast.ffmpeg;

import org.stillcast.text.Words;

/** An ffmpeg that ended without doing its work. */
public final class FfmpegFailedException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final Words WORDS = Words.of(FfmpegFailedException.class);

    /** How it ended. */
    public enum End {
        /** By itself, with an exit value that says no. */
        REFUSED,
        /** Killed by us, because its time was over. */
        TIMED_OUT,
        /** Killed by us, because it did not get on. */
        STALLED,
        /** By a fault of its own, such as an access to memory that it does not have. */
        CRASHED,
        /** By a signal from outside: nothing is known about what it worked on. */
        SIGNALLED
    }

    private final End end;
    private final boolean mayPass;
    private final boolean formatChanged;
    private final String message;
    private final String stderr;

    /**
     * @param end how it ended
     * @param exitValue of the process
     * @param stderr the end of what it wrote to its standard error
     */
    public FfmpegFailedException(End end, int exitValue, String stderr) {
        this(
                end,
                end != End.REFUSED || FfmpegMessages.saysThatItMayPass(stderr),
                end == End.REFUSED && FfmpegMessages.saysThatTheFormatChanged(stderr),
                sentence(end, exitValue, stderr),
                stderr);
    }

    private FfmpegFailedException(End end, boolean mayPass, boolean formatChanged, String message, String stderr) {
        super(message);
        this.end = end;
        this.mayPass = mayPass;
        this.formatChanged = formatChanged;
        this.message = message;
        this.stderr = stderr;
    }

    /** Returns how it ended. */
    public End end() {
        return end;
    }

    /** Returns the end of what it wrote to its standard error. */
    String stderr() {
        return stderr;
    }

    /** Tells whether the reason lies outside of ffmpeg and of what it was given: a signal, or a want of memory or disk. */
    public boolean isOutside() {
        return end == End.SIGNALLED || (end == End.REFUSED && mayPass);
    }

    /** Tells whether the same call may do better another time: the data alone are not known to be the reason. */
    public boolean mayPass() {
        return mayPass;
    }

    /** Tells whether it refused a sound because its format changes in the middle. */
    public boolean hasFormatChanged() {
        return formatChanged;
    }

    @Override
    public String getMessage() {
        return message;
    }

    private static String sentence(End end, int exitValue, String stderr) {
        String said = FfmpegMessages.reason(stderr).orElse(WORDS.say("said-nothing"));
        return switch (end) {
            case REFUSED -> WORDS.say("refused", said, exitValue);
            case TIMED_OUT -> WORDS.say("timed-out", said);
            case STALLED -> WORDS.say("stalled", said);
            case CRASHED -> WORDS.say("crashed", said, code(exitValue));
            case SIGNALLED -> WORDS.say("signalled", exitValue, said);
        };
    }

    /** Windows has large ones, which people look up in the form that its papers have. */
    private static String code(int exitValue) {
        return exitValue < 0 ? "0x%08X".formatted(exitValue) : String.valueOf(exitValue);
    }
}
