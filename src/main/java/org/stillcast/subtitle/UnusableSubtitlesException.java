package org.stillcast.subtitle;

/** A file of subtitles that cannot be used; the message goes on from its name, and has the line where there is one. */
public final class UnusableSubtitlesException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String message;

    UnusableSubtitlesException(String message) {
        super(message);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
