package org.stillcast.cli;

import java.util.Locale;
import java.util.Map;

/** The colours of what is printed: faults are red where that can be shown and nobody minds ({@code NO_COLOR}). */
final class Colours {
    private static final String RED = "\033[31m";
    private static final String PLAIN = "\033[0m";

    private final boolean shown;

    /**
     * @param terminal whether it is printed on one, not into a file or a pipe
     * @param environment the variables of the process
     */
    Colours(boolean terminal, Map<String, String> environment) {
        String kind = environment.getOrDefault("TERM", "");
        boolean isWanted = environment.getOrDefault("NO_COLOR", "").isEmpty();
        shown = terminal && isWanted && !kind.equals("dumb") && (!kind.isEmpty() || isModernWindows(environment));
    }

    /** The console window of old shows the codes themselves; the Windows Terminal, and shells from Unix, do not. */
    private static boolean isModernWindows(Map<String, String> environment) {
        return environment.keySet().stream()
                .anyMatch(name -> name.toUpperCase(Locale.ROOT).equals("WT_SESSION"));
    }

    /** Returns a line about something that is wrong. */
    String fault(String line) {
        return shown ? RED + line + PLAIN : line;
    }
}
