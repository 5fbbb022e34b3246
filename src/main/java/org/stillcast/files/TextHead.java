package org.stillcast.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The beginning of a file as text, by which it can be told what it is. */
public final class TextHead {
    private TextHead() {}

    /**
     * Returns the beginning of a text, in whichever Unicode that is: words of ASCII are found in it, and what is between them
     * may be anything.
     *
     * @param mostBytes to be read
     */
    public static String of(Path file, int mostBytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String bytes = new String(in.readNBytes(mostBytes), StandardCharsets.ISO_8859_1);
            return bytes.replace("\0", ""); // of UTF-16
        }
    }
}
