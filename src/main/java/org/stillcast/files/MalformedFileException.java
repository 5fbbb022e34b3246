package org.stillcast.files;

import java.io.IOException;

/** A file of ours could be read, and is not what it should be. */
public final class MalformedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    public MalformedFileException(String message) {
        super(message);
    }
}
