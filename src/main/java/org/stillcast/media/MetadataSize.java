package org.stillcast.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * How many bytes of a sound file are no sound but tags, covers and tables, as its head says. ffmpeg reads all of them
 * into its memory before the first sample.
 */
final class MetadataSize {
    private static final int MOST_STEPS = 10_000;

    private MetadataSize() {}

    /** Returns the bytes of an ID3 tag in front, of a FLAC's blocks, or of an MP4's {@code moov}; 0 for other files. */
    static long of(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file)) {
            ByteBuffer head = read(in, 0);
            String start = text(head);
            if (start.startsWith("ID3")) {
                return (head.get(6) & 127L) << 21
                        | (head.get(7) & 127L) << 14
                        | (head.get(8) & 127L) << 7
                        | head.get(9);
            }
            if (start.startsWith("fLaC")) {
                return ofFlac(in);
            }
            return start.startsWith("ftyp", 4) ? ofMp4(in) : 0;
        }
    }

    private static long ofFlac(FileChannel in) throws IOException {
        long at = 4;
        for (int step = 0; step < MOST_STEPS && at < in.size(); step++) {
            int block = read(in, at).getInt(0);
            at += 4 + (block & 0xFFFFFF);
            if (block < 0) {
                break; // the last one says so in its first bit
            }
        }
        return at;
    }

    private static long ofMp4(FileChannel in) throws IOException {
        long at = 0;
        for (int step = 0; step < MOST_STEPS && at < in.size(); step++) {
            ByteBuffer box = read(in, at);
            long bytes = Integer.toUnsignedLong(box.getInt(0));
            if (bytes == 1) {
                bytes = box.getLong(8);
            } else if (bytes == 0) {
                bytes = in.size() - at;
            }
            if (text(box).startsWith("moov", 4)) {
                return Math.min(bytes, in.size() - at);
            }
            if (bytes < 8) {
                break;
            }
            at = at > Long.MAX_VALUE - bytes ? in.size() : at + bytes;
        }
        return 0;
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1.decode(bytes.duplicate().rewind()).toString();
    }

    /** Returns sixteen bytes, zeros where the file has none. */
    private static ByteBuffer read(FileChannel in, long at) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(16);
        int count = 0;
        while (count >= 0 && buffer.hasRemaining()) {
            count = in.read(buffer, at + buffer.position());
        }
        return buffer;
    }
}
