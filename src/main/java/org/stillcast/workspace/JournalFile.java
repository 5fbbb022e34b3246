package org.stillcast.workspace;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * A file of lines that is only added to. A line that a crash or a full disk has cut off is ended before the next one is
 * added, so that it is lost alone. Not safe for use by several threads.
 */
final class JournalFile implements Closeable {
    /** The longest line of ours is a tenth of it; where a crash has left a stretch of zeros, it is passed over. */
    private static final int LONGEST_LINE = 1 << 18;

    private final Path file;
    private final FileChannel out;
    private boolean torn;

    /**
     * Opens the file, or makes it; the caller closes it.
     *
     * @param taker is given each line that is there, without its end, also a last one that has none
     */
    JournalFile(Path file, Consumer<String> taker) throws IOException {
        this.file = file;
        torn = Files.exists(file) && !read(taker);
        out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * Hands out what is there now, line by line.
     *
     * @return whether the last line is ended
     */
    boolean read(Consumer<String> taker) throws IOException {
        StringBuilder line = new StringBuilder();
        // ISO 8859-1 so that no garbled byte can end the reading; JSON is written in ASCII
        int last = '\n';
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                last = c;
                if (c == '\n') {
                    taker.accept(line.toString());
                    line.setLength(0);
                } else if (line.length() < LONGEST_LINE) {
                    line.append((char) c);
                }
            }
        }
        return last == '\n';
    }

    /**
     * Adds a line.
     *
     * @param line in ASCII, without its end
     * @throws IOException if not all of it could be written; the next one is not lost by that
     */
    void append(String line) throws IOException {
        String text = (torn ? "\n" : "") + line + "\n";
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        torn = true;
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
        torn = false;
    }

    /** Returns when all that was added is on the disk. */
    void sync() throws IOException {
        out.force(true);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
