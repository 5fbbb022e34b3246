package org.stillcast.media;

/** A file that a manifest names and that cannot be used; the message goes on from its place in the manifest. */
public final class UnusableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String message;
    private final String commonCause;
    private final boolean absent;

    private UnusableFileException(String message, String commonCause, boolean absent) {
        super(message);
        this.message = message;
        this.commonCause = commonCause;
        this.absent = absent;
    }

    /** Makes one of a file that will not do, whatever happens around it. */
    UnusableFileException(String message) {
        this(message, "", false);
    }

    /**
     * Makes one of a file that will not do, whatever happens around it.
     *
     * @param commonCause what other files may have as well, and is told once then; empty for a cause of its own
     */
    UnusableFileException(String message, String commonCause) {
        this(message, commonCause, false);
    }

    /**
     * Makes one of a file that is not there, or may not be read.
     *
     * @param commonCause what other files may have as well, and is told once then; empty for a cause of its own
     */
    static UnusableFileException absent(String message, String commonCause) {
        return new UnusableFileException(message, commonCause, true);
    }

    /** Returns what is the same for all files that cannot be used for this one cause; empty if it has it alone. */
    public String commonCause() {
        return commonCause;
    }

    /** Tells whether time may mend it: the file is not there, or may not be read. */
    public boolean isAbsent() {
        return absent;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
