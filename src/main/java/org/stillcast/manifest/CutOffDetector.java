package org.stillcast.manifest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;

/**
 * A manifest's bytes, with an eye on how they end. A whole manifest ends with a closing brace. One that is being copied
 * ends anywhere: within a word, within a character, or in zeros where the copy has reserved room for the rest.
 */
final class CutOffDetector extends FilterInputStream {
    private static final int NOTHING = -1;

    private final int unitBytes;
    private final boolean lowFirst;
    private int unit;
    private int bytesOfUnit;
    private int last = NOTHING;
    private boolean brokenSyntax;
    private boolean open;

    /**
     * @param encoding of the text that they are
     */
    CutOffDetector(InputStream bytes, Charset encoding) {
        super(bytes);
        unitBytes = encoding.name().startsWith("UTF-32") ? 4 : encoding.name().startsWith("UTF-16") ? 2 : 1;
        lowFirst = encoding.name().endsWith("LE");
    }

    /**
     * Takes note that the text cannot be read to its end.
     *
     * @param open whether something is not closed when the bytes are over
     */
    void noteBrokenSyntax(boolean open) {
        brokenSyntax = true;
        this.open = open;
    }

    /** Tells whether the bytes seem to be the first part of more. */
    boolean isCutOff() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        return last == NOTHING || (brokenSyntax && (open || last != '}' || bytesOfUnit > 0));
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            note(value);
        }
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        for (int i = offset; i < offset + count; i++) {
            note(bytes[i] & 0xFF);
        }
        return count;
    }

    /** Leaves the bytes open, so that their end can be looked at; who opened them closes them. */
    @Override
    public void close() {}

    private void note(int value) {
        unit = lowFirst ? unit | value << (8 * bytesOfUnit) : unit << 8 | value;
        if (++bytesOfUnit == unitBytes) {
            if (unit != ' ' && unit != '\t' && unit != '\r' && unit != '\n') {
                last = unit;
            }
            unit = 0;
            bytesOfUnit = 0;
        }
    }
}
