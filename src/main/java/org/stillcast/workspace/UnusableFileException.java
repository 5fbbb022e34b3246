package org.stillcast.workspace;

/** A file that a manifest names and that cannot be used; the message goes on from its place in the manifest. */
public final class UnusableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String message;
    private final boolean absent;

    private UnusableFileException(String message, boolean absent) {
        super(message);
        this.message = message;
        this.absent = absent;
    }

    /** Makes one of a file that will not do, whatever happens around it. */
    UnusableFileException(String message) {
        this(message, false);
    }

    /** Makes one of a file that is not there, or may not be read. */
    static UnusableFileException absent(String message) {
        return new UnusableFileException(message, true);
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
