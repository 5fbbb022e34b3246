package org.stillcast.subtitle;

/** Goes through the lines of a text, which end with CR, LF or both; what stands behind the last of them is a line, too. */
final class LineCursor {
    private final String text;
    private int at;
    private int number;

    LineCursor(String text) {
        this.text = text;
    }

    boolean hasNext() {
        return at <= text.length();
    }

    /** Returns the next line, without what ends it. */
    String next() {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        String line = text.substring(at, end);
        at = end + (text.startsWith("\r\n", end) ? 2 : 1);
        number++;
        return line;
    }

    /** Returns the number of the line that was returned last, from 1. */
    int number() {
        return number;
    }
}
