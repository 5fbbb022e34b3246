package org.stillcast.promise;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A WAV or RF64 without the fault that many recorders and editors make: a chunk of odd length before the samples is not filled up
 * to an even one. Players look for the next chunk, ffmpeg does not.
 */
public final class MendedWave {
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final int FIRST_CHUNK = 12;
    private static final int LARGEST_FORM_BYTES = 1024;
    private static final long MOST_SAMPLE_BYTES = 0xFFFF_0000L;

    private MendedWave() {}

    /**
     * Writes a copy of a file with a head of its own, if it has the fault.
     *
     * @param target made only then
     * @return whether it has it
     * @throws IOException if the file cannot be read or the target not be written
     */
    public static boolean write(Path file, Path target) throws IOException {
        try (Bytes bytes = new Bytes(file)) {
            Chunks chunks = new Chunks(bytes, ORDER);
            long form = chunks.find("fmt ", FIRST_CHUNK);
            long data = chunks.find("data", FIRST_CHUNK);
            boolean faulty = Chunks.ROOTS.contains(bytes.name(0))
                    && bytes.name(8).equals("WAVE")
                    && form > 0
                    && data > 0
                    && !isFoundByTheRules(chunks, Math.max(form, data));
            boolean mended =
                    faulty && chunks.size(form) <= LARGEST_FORM_BYTES && count(chunks, data) <= MOST_SAMPLE_BYTES;
            if (mended) {
                writeWhole(chunks, form, data, file, target);
            }
            return mended;
        } catch (NoSuchFileException e) {
            return false; // who asks what it was before will say that it is gone
        }
    }

    private static boolean isFoundByTheRules(Chunks chunks, long chunk) throws IOException {
        long at = FIRST_CHUNK;
        while (at < chunk) {
            at += Chunks.HEAD_BYTES + chunks.size(at) + chunks.size(at) % 2;
        }
        return at == chunk;
    }

    /** Returns how many bytes of samples there are. */
    private static long count(Chunks chunks, long data) throws IOException {
        Bytes bytes = chunks.bytes();
        long there = bytes.from(data + Chunks.HEAD_BYTES);
        long stated = WaveFile.size(chunks, FIRST_CHUNK, data);
        return stated <= 0 ? there : Math.min(stated, there);
    }

    private static void writeWhole(Chunks chunks, long form, long data, Path file, Path target) throws IOException {
        try {
            write(chunks, form, data, file, target);
        } catch (IOException e) {
            Files.deleteIfExists(target);
            throw e;
        }
    }

    private static void write(Chunks chunks, long form, long data, Path file, Path target) throws IOException {
        Bytes bytes = chunks.bytes();
        int formBytes = (int) chunks.size(form);
        int filled = formBytes + formBytes % 2;
        long start = data + Chunks.HEAD_BYTES;
        long count = count(chunks, data);
        ByteBuffer head = ByteBuffer.allocate(FIRST_CHUNK + Chunks.HEAD_BYTES + filled + Chunks.HEAD_BYTES)
                .order(ORDER);
        head.put(name("RIFF"))
                .putInt((int) (head.capacity() - Chunks.HEAD_BYTES + count))
                .put(name("WAVE"));
        head.put(name("fmt ")).putInt(filled);
        head.put(bytes.stretch(form + Chunks.HEAD_BYTES, formBytes)).position(FIRST_CHUNK + Chunks.HEAD_BYTES + filled);
        head.put(name("data")).putInt((int) count).flip();
        try (FileChannel in = FileChannel.open(file);
                FileChannel out = FileChannel.open(
                        target,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            while (head.hasRemaining()) {
                out.write(head);
            }
            for (long done = 0, step = 1; done < count && step > 0; done += step) {
                step = in.transferTo(start + done, count - done, out);
            }
        }
    }

    private static byte[] name(String letters) {
        return letters.getBytes(StandardCharsets.US_ASCII);
    }
}
