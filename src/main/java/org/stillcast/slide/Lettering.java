package org.stillcast.slide;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.io.IOException;
import java.text.AttributedCharacterIterator;
import java.text.AttributedString;
import java.util.Map;

import org.stillcast.subtitle.BreakFinder;

/**
 * How a text is turned into letters: fonts and breaks for its language. Not safe for use by several threads.
 *
 * @param language BCP 47; empty if it is not known
 */
record Lettering(Fonts fonts, String language, BreakFinder breaks) {
    /** With edges of greys, at places between pixels. */
    private static final FontRenderContext SMOOTH = new FontRenderContext(null, true, true);

    Lettering(Fonts fonts, String language) {
        this(fonts, language, new BreakFinder(language));
    }

    /**
     * Returns a text with its fonts.
     *
     * @param text not empty
     * @param em height of the font, in pixels
     */
    AttributedCharacterIterator attributed(String text, float em) throws IOException {
        AttributedString attributed = new AttributedString(text);
        for (FontRun run : fonts.runs(text, language, any -> {})) {
            attributed.addAttribute(TextAttribute.FONT, font(run.face(), em), run.start(), run.end());
        }
        return attributed.getIterator();
    }

    /** Returns a text as it is drawn on one line. */
    TextLayout layout(String text, float em) throws IOException {
        return new TextLayout(attributed(text, em), SMOOTH);
    }

    FontRenderContext context() {
        return SMOOTH;
    }

    private Font font(FontFace face, float em) throws IOException {
        try {
            return fonts.open(face)
                    .deriveFont(Map.of(TextAttribute.SIZE, em, TextAttribute.KERNING, TextAttribute.KERNING_ON));
        } catch (FontFormatException e) {
            throw new IOException("Java cannot draw with %s: %s".formatted(face.source(), e.getMessage()), e);
        }
    }
}
