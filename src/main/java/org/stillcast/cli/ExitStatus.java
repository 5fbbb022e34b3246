package org.stillcast.cli;

/** What the program says to the one that called it. */
public final class ExitStatus {
    /** All was published, or is valid. */
    static final int DONE = 0;
    /** A project failed, or is not valid. */
    public static final int FAILED = 1;
    /** Nothing was tried: wrong use, a bad property, no ffmpeg, folders that another daemon has. */
    static final int USAGE_ERROR = 2;
    /** An {@link Error}: a start anew goes on where it was. Java itself says so, too, when its memory is used up. */
    static final int BROKEN = 3;

    private ExitStatus() {}
}
