package org.stillcast.subtitle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/** Goes through the lines of a text, which end with CR, LF or both; what stands behind the last of them is a line, too. */
final class LineCursor {
    private static final int END = -1;

    private final BufferedReader text;
    private int endedBy;
    private int number;

    LineCursor(Reader text) {
        this.text = new BufferedReader(text);
    }

    boolean hasNext() {
        return endedBy != END;
    }

    /** Returns the next line, without what ends it. */
    String next() throws IOException {
        number++;
        int character = text.read();
        if (endedBy == '\r' && character == '\n') {
            character = text.read();
        }
        StringBuilder line = new StringBuilder();
        while (character != '\n' && character != '\r' && character != END) {
            line.append((char) character);
            character = text.read();
        }
        endedBy = character;
        return line.toString();
    }

    /** Returns the number of the line that was returned last, or in which the text could not be read, from 1. */
    int number() {
        return number;
    }
}
