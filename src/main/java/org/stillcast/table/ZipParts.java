package org.stillcast.table;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

import org.stillcast.text.Words;

/**
 * The files in a zip archive that a stranger has made, from the first to the last. However much they become when they are
 * unpacked, no more is than the limit, all of them together.
 */
record ZipParts(TableSource source) {
    private static final Words WORDS = Words.of(ZipParts.class);

    /** A hundred thousand rows with long texts are half of it. */
    private static final long MOST_BYTES = 512L << 20;

    private static final int MOST_PARTS = 10_000;

    /** Takes the parts in their order. */
    @FunctionalInterface
    interface Taker {
        /**
         * Takes a part, or as much of it as it wants.
         *
         * @return whether more parts are wanted
         */
        boolean take(String name, InputStream bytes) throws UnusableTableException, IOException;
    }

    /** Says that there is more than the limit. */
    private static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** What is unpacked of all parts together. */
    private static final class Unpacked extends FilterInputStream {
        private long room = MOST_BYTES;

        Unpacked(ZipInputStream parts) {
            super(parts);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            room -= Math.max(0, count);
            if (room < 0) {
                throw new TooLargeException();
            }
            return count;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        /** The archive goes on behind a part. */
        @Override
        public void close() {}
    }

    /** Returns the first part that has one of these names; empty if none has. */
    Optional<String> first(Set<String> names) throws UnusableTableException, IOException {
        List<String> found = new ArrayList<>();
        each((name, bytes) -> {
            if (names.contains(name)) {
                found.add(name);
            }
            return found.isEmpty();
        });
        return found.stream().findFirst();
    }

    /**
     * Reads one part.
     *
     * @return whether there is such a part
     */
    boolean read(String name, XmlText.Reading reading) throws UnusableTableException, IOException {
        List<String> found = new ArrayList<>();
        each((part, bytes) -> {
            if (part.equals(name)) {
                found.add(part);
                XmlText.read(bytes, reading);
            }
            return found.isEmpty();
        });
        return !found.isEmpty();
    }

    /**
     * Reads the parts.
     *
     * @throws UnusableTableException if it is no whole archive, or too much when it is unpacked, or the taker's
     * @throws IOException if the bytes cannot be had
     */
    void each(Taker taker) throws UnusableTableException, IOException {
        try (InputStream in = source.open();
                ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
            Unpacked unpacked = new Unpacked(zip);
            int count = 0;
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                if (++count > MOST_PARTS) {
                    throw new TooLargeException();
                }
                if (!taker.take(part.getName(), unpacked)) {
                    return;
                }
                unpacked.transferTo(OutputStream.nullOutputStream());
            }
        } catch (TooLargeException e) {
            throw new UnusableTableException(WORDS.say("zip.too-large", MOST_BYTES >> 20));
        } catch (ZipException | EOFException | IllegalArgumentException e) { // the last of a name that is no text
            throw new UnusableTableException(WORDS.say("zip.damaged"));
        }
    }
}
