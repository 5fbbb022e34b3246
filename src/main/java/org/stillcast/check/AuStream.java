package org.stillcast.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * A sound while it is read: what ffmpeg writes as {@code -f au}, whose head tells the rate and the channels.
 *
 * <p>Samples are of 16 bits, channels interleaved. Not safe for several threads.
 */
final class AuStream {
    static final int HEAD_BYTES = 24;
    private static final int MAGIC = 0x2e736e64;
    private static final int PCM_16 = 3;
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final int rateHz;
    private final int channels;
    private final byte[] buffer = new byte[BUFFER_BYTES];

    private AuStream(InputStream in, int rateHz, int channels) {
        this.in = in;
        this.rateHz = rateHz;
        this.channels = channels;
    }

    /**
     * Reads the head.
     *
     * @throws IOException if the stream fails, is empty or has another format
     */
    static AuStream open(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(HEAD_BYTES);
        if (bytes.length < HEAD_BYTES) {
            throw new IOException("there is no sound");
        }
        ByteBuffer head = ByteBuffer.wrap(bytes);
        if (head.getInt(0) != MAGIC || head.getInt(12) != PCM_16) {
            throw new IOException("a sound of 16 bits in the form of AU was expected");
        }
        in.skipNBytes(dataStart(bytes) - HEAD_BYTES);
        return new AuStream(in, head.getInt(16), channels(bytes));
    }

    static int dataStart(byte[] head) {
        return ByteBuffer.wrap(head).getInt(4);
    }

    static int channels(byte[] head) {
        return ByteBuffer.wrap(head).getInt(20);
    }

    int rateHz() {
        return rateHz;
    }

    int channels() {
        return channels;
    }

    /**
     * Reads on.
     *
     * @param values receives the samples from the index {@code first} on
     * @param count of samples
     * @return samples that were read; fewer than wanted only at the end
     */
    int read(short[] values, int first, int count) throws IOException {
        int position = first;
        int wanted = count * channels;
        while (wanted > 0) {
            int read = in.readNBytes(buffer, 0, Math.min(BUFFER_BYTES, wanted * Short.BYTES)) / Short.BYTES;
            ByteBuffer.wrap(buffer).asShortBuffer().get(values, position, read);
            position += read;
            wanted -= read;
            if (read == 0) {
                break;
            }
        }
        return (position - first) / channels;
    }
}
