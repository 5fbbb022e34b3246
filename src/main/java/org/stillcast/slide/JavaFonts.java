package org.stillcast.slide;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Fonts as Java draws with them, each opened once. Safe for use by several threads at once. */
final class JavaFonts {
    /**
     * All that Java has to know of a system's fonts to open others: nothing. Where there is no fontconfig, or no font that it knows,
     * Java does not begin otherwise ("Fontconfig head is null").
     */
    private static final String NO_SYSTEM_FONTS = "version=1\nsequence.allfonts=default\n";

    private static final String CONFIGURATION = "sun.awt.fontconfig";

    private static final FontRenderContext SMOOTH = new FontRenderContext(null, true, true);
    private static final float PROBE = 100;

    private final Map<FontSource, Font[]> opened = new HashMap<>();

    synchronized Font get(FontFace face) throws IOException, FontFormatException {
        Font[] fonts = opened.get(face.source());
        if (fonts == null) {
            fonts = open(face.source());
            opened.put(face.source(), fonts);
        }
        return fonts[face.index()];
    }

    /**
     * Returns if letters of a font can be seen: what Java draws by are other tables than those that tell its characters.
     *
     * @param letter that it says it has
     * @throws FontFormatException if Java cannot draw with it
     */
    void requireVisible(FontFace face, int letter) throws IOException, FontFormatException {
        GlyphVector drawn = get(face).deriveFont(PROBE).createGlyphVector(SMOOTH, Character.toString(letter));
        if (!hasArea(drawn.getVisualBounds()) || !hasArea(drawn.getLogicalBounds())) {
            throw new FontFormatException("its letters cannot be seen");
        }
    }

    private static boolean hasArea(Rectangle2D bounds) {
        double area = bounds.getWidth() * bounds.getHeight();
        return Double.isFinite(area) && area > 0;
    }

    private static Font[] open(FontSource source) throws IOException, FontFormatException {
        System.setProperty("java.awt.headless", "true");
        if (isOfTheSystem() || System.getProperty(CONFIGURATION) != null) {
            return source.open();
        }
        Path configuration = Files.createTempFile("stillcast-", ".properties");
        try {
            Files.write(configuration, NO_SYSTEM_FONTS.getBytes(StandardCharsets.US_ASCII));
            System.setProperty(CONFIGURATION, configuration.toString());
            return source.open();
        } finally {
            Files.delete(configuration); // it is read when the first font is opened
        }
    }

    /** On Windows and macOS Java asks the system, which always answers. */
    private static boolean isOfTheSystem() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.startsWith("windows") || name.startsWith("mac");
    }
}
