package org.stillcast.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A code page.
 *
 * @param name as people are told it
 * @param charset its name in Java
 * @param unitBytes how many bytes a character has that is not ASCII
 * @param usual the characters that most of a text consists of, as bytes in ISO 8859-1
 */
public record CodePage(String name, String charset, int unitBytes, Pattern usual) {
    CodePage(String name, String charset, int unitBytes, String usual) {
        this(name, charset, unitBytes, Pattern.compile(usual, Pattern.DOTALL));
    }

    /** Returns how much of a text is usual in it: 0 to 1. */
    double share(String bytes) {
        if (!isPossible(bytes)) {
            return 0;
        }
        int unusual = 0;
        Matcher matcher = usual.matcher(bytes);
        for (int at = 0; at < bytes.length(); ) {
            boolean ascii = bytes.charAt(at) < 0x80;
            boolean isUsual = !ascii && matcher.region(at, bytes.length()).lookingAt();
            int length = ascii ? 1 : isUsual ? matcher.end() - at : unitBytes;
            unusual += ascii || isUsual ? 0 : length;
            at += length;
        }
        return 1 - (double) unusual / bytes.length();
    }

    /** The last character may be there in part. */
    private boolean isPossible(String bytes) {
        if (!Charset.isSupported(charset)) {
            return false;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
        return !Charset.forName(charset)
                .newDecoder()
                .decode(in, CharBuffer.allocate(bytes.length() + 1), false)
                .isError();
    }
}
