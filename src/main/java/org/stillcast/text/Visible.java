package org.stillcast.text;

/**
 * Texts that can be shown on a terminal and stay in their line, whoever has written them: what is no visible character, such
 * as an escape code, a line break, a lone surrogate or a mark that turns the direction of writing, is U+FFFD in them.
 */
public final class Visible {
    private Visible() {}

    public static String of(String text) {
        return text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "\uFFFD");
    }

    /**
     * Returns no more of a text than people read; what is left out is an ellipsis.
     *
     * @param most characters
     */
    public static String shortened(String text, int most) {
        String visible = of(text);
        return visible.length() <= most ? visible : visible.substring(0, most) + "…";
    }
}
