package org.stillcast.workspace;

/** A file that a manifest names and that cannot be used; the message goes on from its place in the manifest. */
public final class UnusableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String message;

    UnusableFileException(String message) {
        super(message);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
