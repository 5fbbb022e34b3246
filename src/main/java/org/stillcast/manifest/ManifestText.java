package org.stillcast.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The characters of a manifest's bytes, without a byte order mark. They are UTF-8, or UTF-16 or UTF-32 if a mark or the zeros
 * say so, as Notepad writes it under the name "Unicode". The latest of them can be looked at again, for a fault is found
 * some way behind them.
 */
final class ManifestText extends Reader {
    /** More than twice what a parser reads at a time. */
    private static final int REMEMBERED = 16_384;

    private static final int HEAD_BYTES = 4;
    private static final Map<String, String> MARKS = Map.of(
            "\u00EF\u00BB\u00BF", "UTF-8",
            "\u00FF\u00FE\0\0", "UTF-32LE",
            "\0\0\u00FE\u00FF", "UTF-32BE",
            "\u00FF\u00FE", "UTF-16LE",
            "\u00FE\u00FF", "UTF-16BE");

    private final CutOffDetector ending;
    private final CodePageSample sample;
    private final Reader characters;
    private final StringBuilder latest = new StringBuilder();
    private long forgotten;

    private ManifestText(InputStream bytes, Charset encoding) {
        ending = new CutOffDetector(bytes, encoding);
        sample = new CodePageSample(ending);
        characters = new InputStreamReader(
                sample,
                encoding.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /**
     * Returns the text of bytes; the caller closes them.
     *
     * @throws IOException if not even the first of them can be had
     */
    static ManifestText of(InputStream bytes) throws IOException {
        PushbackInputStream in = new PushbackInputStream(bytes, HEAD_BYTES);
        byte[] head = in.readNBytes(HEAD_BYTES);
        String text = new String(head, StandardCharsets.ISO_8859_1);
        for (int length = head.length; length >= 2; length--) {
            String encoding = MARKS.get(text.substring(0, length));
            if (encoding != null) {
                in.unread(head, length, head.length - length);
                return new ManifestText(in, Charset.forName(encoding));
            }
        }
        in.unread(head);
        return new ManifestText(in, byZeros(text));
    }

    /** The first character of a manifest is one of ASCII. */
    private static Charset byZeros(String head) {
        if (head.matches("(?s)[^\0]\0[^\0].?|[^\0]\0")) {
            return StandardCharsets.UTF_16LE;
        }
        return head.matches("(?s)\0[^\0].*") ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    CutOffDetector ending() {
        return ending;
    }

    CodePageSample sample() {
        return sample;
    }

    /** Returns whether a character was read not long ago. */
    boolean has(long offset) {
        return offset >= forgotten && offset < forgotten + latest.length();
    }

    /** Returns the latest characters that stand before an offset, from a line's beginning where one is among them. */
    String before(long offset) {
        int end = (int) Math.max(0, Math.min(latest.length(), offset - forgotten));
        return latest.substring(0, end);
    }

    /** Returns the characters from an offset on, as far as they are read. */
    String from(long offset) {
        return has(offset) ? latest.substring((int) (offset - forgotten)) : "";
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = characters.read(buffer, offset, length);
        if (count > 0) {
            latest.append(buffer, offset, count);
            int tooMany = Math.max(0, latest.length() - REMEMBERED);
            latest.delete(0, tooMany);
            forgotten += tooMany;
        }
        return count;
    }

    /** Leaves the bytes open. */
    @Override
    public void close() {}
}
