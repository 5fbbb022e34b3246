package org.stillcast.slide;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** A picture of 256 colours, written as PNG. Java's own writer takes three times as long. */
final class PalettePng {
    private static final long SIGNATURE = 0x8950_4E47_0D0A_1A0AL;
    private static final int BITS = 8;
    private static final int INDEXED = 3;
    private static final int NO_FILTER = 0;

    private final int width;
    private final int height;
    private final byte[][] colours;

    /**
     * @param colours red, green, blue and opacity of each
     */
    PalettePng(int width, int height, byte[][] colours) {
        this.width = width;
        this.height = height;
        this.colours = colours;
    }

    /**
     * Writes it.
     *
     * @param pixels numbers of colours, row by row
     */
    void write(byte[] pixels, OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeLong(SIGNATURE);
        chunk(data, "IHDR", head());
        chunk(data, "PLTE", palette(0, 3));
        chunk(data, "tRNS", palette(3, 4));
        chunk(data, "IDAT", packed(pixels));
        chunk(data, "IEND", new byte[0]);
        data.flush();
    }

    private byte[] head() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream head = new DataOutputStream(bytes);
        head.writeInt(width);
        head.writeInt(height);
        head.write(new byte[] {BITS, INDEXED, 0, 0, 0});
        return bytes.toByteArray();
    }

    private byte[] palette(int from, int to) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] colour : colours) {
            bytes.write(colour, from, to - from);
        }
        return bytes.toByteArray();
    }

    private byte[] packed(byte[] pixels) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream packed = new DeflaterOutputStream(bytes, deflater)) {
            for (int row = 0; row < height; row++) {
                packed.write(NO_FILTER);
                packed.write(pixels, row * width, width);
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String name, byte[] content) throws IOException {
        byte[] kind = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(kind);
        check.update(content);
        out.writeInt(content.length);
        out.write(kind);
        out.write(content);
        out.writeInt((int) check.getValue());
    }
}
