package org.stillcast.subtitle;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A blank line in a cue's text, which would end the cue in a file: there it is a line with a no-break space. */
final class EmptyLine {
    private static final String WRITTEN = "\u00A0";

    private EmptyLine() {}

    /** Returns a text in which no line is blank. */
    static String written(String text) {
        return eachLine(text, line -> line.isBlank() ? WRITTEN : line);
    }

    /** Returns the text of such a one. */
    static String read(String text) {
        return eachLine(text, line -> line.equals(WRITTEN) ? "" : line);
    }

    /** Returns what is read of a text that was written. */
    static String kept(String text) {
        return read(written(text));
    }

    private static String eachLine(String text, UnaryOperator<String> change) {
        return Arrays.stream(text.split("\n", -1)).map(change).collect(Collectors.joining("\n"));
    }
}
