package org.stillcast.check;

import java.io.InputStream;
import java.util.Arrays;

/** The sketch of a silence without end. */
final class SilentSketch extends InputStream {
    private static final byte SILENT = SketchCode.of(0);

    @Override
    public int read() {
        return SILENT;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) {
        Arrays.fill(bytes, offset, offset + count, SILENT);
        return count;
    }
}
