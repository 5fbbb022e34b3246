package org.stillcast.mp4;

import java.io.IOException;

/** A file of ours could be read, and is not what it should be. */
public final class MalformedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedFileException(String message) {
        super(message);
    }
}
