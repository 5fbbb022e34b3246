package org.stillcast.slide;

import java.awt.Font;
import java.awt.FontFormatException;
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

    private final Map<FontSource, Font[]> opened = new HashMap<>();

    synchronized Font get(FontFace face) throws IOException, FontFormatException {
        Font[] fonts = opened.get(face.source());
        if (fonts == null) {
            fonts = open(face.source());
            opened.put(face.source(), fonts);
        }
        return fonts[face.index()];
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
