package org.stillcast.cli;

import java.io.PrintStream;
import java.lang.Character.UnicodeScript;
import java.util.Set;

/** The last line of a terminal, which tells how the work comes along. Not safe for use by several threads. */
final class LiveLine {
    private static final String CLEAR = "\r\u001B[K";
    private static final String CUT = "\u001B[?7l";
    private static final String WRAP = "\u001B[?7h";

    private static final Set<UnicodeScript> WIDE = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.YI);

    private final PrintStream out;
    private final Terminal terminal;
    private String text = "";
    private boolean shown;
    private int shownColumns;

    LiveLine(PrintStream out, Terminal terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Shows a text in place of the one before; one that does not fit is cut. */
    void show(String newText) {
        wipe();
        text = newText;
        draw();
    }

    /** Takes a text that is shown when the line has to be drawn again anyway. */
    void showLater(String newText) {
        text = newText;
    }

    /** Takes the line away for something else that is printed. */
    void wipe() {
        if (shown) {
            out.print(isAnsi() ? CLEAR : "\r" + " ".repeat(shownColumns) + "\r");
            out.flush();
            shown = false;
        }
    }

    /** Shows again what was taken away. */
    void draw() {
        if (!shown && !text.isEmpty() && terminal.kind() != Terminal.Kind.NONE) {
            String fitting = isAnsi() ? "" : fitting();
            // The last column shows the last character of what is cut.
            out.print(isAnsi() ? CUT + text + " " + WRAP : fitting);
            out.flush();
            shown = true;
            shownColumns = width(fitting);
        }
    }

    /** Takes the line away for good. */
    void end() {
        wipe();
        text = "";
    }

    private boolean isAnsi() {
        return terminal.kind() == Terminal.Kind.ANSI;
    }

    private String fitting() {
        int columns = 0;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            columns += width(text.codePointAt(i));
            if (columns > terminal.columns()) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    private static int width(String line) {
        return line.codePoints().map(LiveLine::width).sum();
    }

    /** Chinese, Japanese and Korean ones take two columns, marks on other letters none. */
    private static int width(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean fullWidth = (character >= 0x3000 && character <= 0x303E)
                || (character >= 0xFF01 && character <= 0xFF60)
                || (character >= 0xFFE0 && character <= 0xFFE6);
        boolean halfWidth = character >= 0xFF61 && character <= 0xFFDC;
        return fullWidth || (!halfWidth && WIDE.contains(UnicodeScript.of(character))) ? 2 : 1;
    }
}
