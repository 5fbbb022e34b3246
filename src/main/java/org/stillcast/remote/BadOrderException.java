package org.stillcast.remote;

/** What came from the broker is no order of ours, or asks for what no order may. */
final class BadOrderException extends Exception {
    private static final long serialVersionUID = 1L;

    BadOrderException(String message) {
        super(message);
    }

    BadOrderException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns if something holds that holds of every order of ours. */
    static void require(boolean holds, String what) throws BadOrderException {
        if (!holds) {
            throw new BadOrderException("not so in an order of ours: " + what);
        }
    }
}
