package org.stillcast.cli;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a line that changes can be shown on. How wide a terminal is need not be known where it can be told to cut what does
 * not fit: nobody has to be asked for that, and it stays right when the window is made smaller. Others are asked for by
 * nobody but the environment.
 *
 * @param kind of it
 * @param columns that the line may take; of no account where the terminal cuts by itself
 */
record Terminal(Kind kind, int columns) {
    /** What it can do. */
    enum Kind {
        /** It is none, but a file or a pipe, or cannot go back in a line. */
        NONE,
        /** It goes back to the beginning of a line, and that is all that is known. */
        PLAIN,
        /** It knows the control sequences of ANSI and DEC. */
        ANSI
    }

    static final Terminal NONE = new Terminal(Kind.NONE, 0);

    /** Set by the launchers, which can ask about each stream; Java can only about input and output together. */
    private static final String PROPERTY = "stillcast.terminal";

    private static final int COLUMNS_AT_LEAST = 80;

    /** Returns what the standard error is. */
    static Terminal ofStandardError() {
        String said = System.getProperty(PROPERTY);
        return of(said == null ? hasConsole() : Boolean.parseBoolean(said), System.getenv());
    }

    /**
     * Returns what a terminal can do.
     *
     * @param isThere whether there is one at all
     * @param environment says the rest
     */
    static Terminal of(boolean isThere, Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "");
        if (!isThere || term.equals("dumb")) {
            return NONE;
        }
        // The last column stays empty: some go on in the next line as soon as it is filled.
        int columns = number(environment.get("COLUMNS"), COLUMNS_AT_LEAST) - 1;
        return new Terminal(term.isEmpty() ? Kind.PLAIN : Kind.ANSI, columns);
    }

    private static int number(@Nullable String text, int otherwise) {
        return text != null && text.matches("[1-9]\\d{0,3}") ? Integer.parseInt(text) : otherwise;
    }

    /** From Java 22 on there is always a console, and it has a method that tells whether it is a terminal. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasConsole() {
        java.io.Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
