package org.stillcast.files;

import java.io.IOException;

/** Says that another Stillcast works in a folder, or on a project. */
public final class OwnedException extends IOException {
    private static final long serialVersionUID = 1L;

    OwnedException(String message) {
        super(message);
    }
}
