package org.stillcast.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;

/** The first directory of a TIFF (TIFF 6.0, section 2), which is also how EXIF is written in pictures of other kinds. */
record TiffDirectory(PictureBytes bytes) {
    static final int SUBFILE_TYPE = 0xFE;
    static final int IMAGE_WIDTH = 0x100;
    static final int IMAGE_HEIGHT = 0x101;
    static final int ORIENTATION = 0x112;
    static final int SUBFILES = 0x14A;
    static final int DNG_VERSION = 0xC612;

    private static final int SHORT = 3;

    /**
     * Returns the directory of a TIFF, in the byte order that its head gives.
     *
     * @param file from the first byte of the TIFF on
     */
    static TiffDirectory of(PictureBytes file) throws IOException {
        String mark = file.text(0, 2);
        if (!mark.equals("II") && !mark.equals("MM")) {
            throw new EOFException("no TIFF head");
        }
        return new TiffDirectory(file.in(mark.equals("II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN));
    }

    /** Returns a number; 0 if there is no such field. */
    long field(int tag) throws IOException {
        long directory = bytes.number(4, 4);
        long count = bytes.number(directory, 2);
        for (long i = 0; i < count; i++) {
            long entry = directory + 2 + 12 * i;
            if (bytes.number(entry, 2) == tag) {
                return bytes.number(entry + 8, bytes.number(entry + 2, 2) == SHORT ? 2 : 4);
            }
        }
        return 0;
    }
}
