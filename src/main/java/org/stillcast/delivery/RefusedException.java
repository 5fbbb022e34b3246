package org.stillcast.delivery;

/** Says that a receiver has not taken a message, and why, in words for the log without passwords. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    public RefusedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
