package org.stillcast.settings;

/** A property that is unknown or has a value that it cannot have; the message is one sentence for the operator. */
public final class InvalidSettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidSettingsException(String message) {
        super(message);
    }

    InvalidSettingsException(String message, Throwable cause) {
        super(message, cause);
    }
}
