package org.stillcast.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;

import org.stillcast.encoding.CodePageSample;
import org.stillcast.encoding.TextEncoding;

/**
 * The characters of a manifest's bytes, without a byte order mark. They are UTF-8, or UTF-16 or UTF-32 if a mark or the zeros
 * say so, as Notepad writes it under the name "Unicode". The latest of them can be looked at again, for a fault is found
 * some way behind them.
 */
final class ManifestText extends Reader {
    /** More than twice what a parser reads at a time. */
    private static final int REMEMBERED = 16_384;

    private static final int HEAD_BYTES = 4;

    private final CutOffDetector ending;
    private final CodePageSample sample;
    private final Reader characters;
    private final StringBuilder latest = new StringBuilder();
    private long forgotten;

    private ManifestText(InputStream bytes, TextEncoding encoding) throws IOException {
        ending = new CutOffDetector(bytes, encoding.charset());
        sample = new CodePageSample(ending);
        characters = encoding.open(sample);
    }

    /**
     * Returns the text of bytes; the caller closes them.
     *
     * @throws IOException if not even the first of them can be had
     */
    static ManifestText of(InputStream bytes) throws IOException {
        PushbackInputStream in = new PushbackInputStream(bytes, HEAD_BYTES);
        byte[] head = in.readNBytes(HEAD_BYTES);
        in.unread(head);
        return new ManifestText(in, TextEncoding.byHead(head).orElse(TextEncoding.UTF_8));
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
