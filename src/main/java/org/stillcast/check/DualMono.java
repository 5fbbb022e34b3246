package org.stillcast.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** A stereo sound whose left and right are the same: mono that was recorded or saved as stereo. */
public final class DualMono {
    private static final int BUFFER_BYTES = 1 << 16;

    private DualMono() {}

    /**
     * Copies a sound and compares its left and right while it is at it.
     *
     * @param au what ffmpeg writes as {@code -f au}; read to its end, not closed
     * @param copy receives all of it; not closed
     * @return whether they are the same in each sample
     * @throws IOException if a stream fails or the sound has no head
     */
    public static boolean copyAndCompare(InputStream au, OutputStream copy) throws IOException {
        byte[] head = au.readNBytes(AuStream.HEAD_BYTES);
        copy.write(head);
        if (head.length < AuStream.HEAD_BYTES) {
            throw new IOException("there is no sound");
        }
        byte[] rest = au.readNBytes(Math.max(0, AuStream.dataStart(head) - head.length));
        copy.write(rest);
        boolean alike = AuStream.channels(head) == 2;
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = au.readNBytes(buffer, 0, BUFFER_BYTES); count > 0; ) {
            copy.write(buffer, 0, count);
            alike = alike && areAlike(buffer, count);
            count = au.readNBytes(buffer, 0, BUFFER_BYTES);
        }
        return alike;
    }

    private static boolean areAlike(byte[] samples, int count) {
        ByteBuffer values = ByteBuffer.wrap(samples, 0, count);
        while (values.remaining() >= 2 * Short.BYTES) {
            short left = values.getShort();
            if (values.getShort() != left) {
                return false;
            }
        }
        return true;
    }
}
