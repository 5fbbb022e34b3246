package org.stillcast.slide;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;

import org.stillcast.files.Fingerprint;

/** Where fonts are. */
sealed interface FontSource {
    /**
     * Returns what is in it, by its tables.
     *
     * @throws IOException if it cannot be read, or is no font
     */
    List<FontHead> heads() throws IOException;

    /**
     * Returns the same to draw with.
     *
     * @throws IOException if it cannot be read
     * @throws FontFormatException if Java cannot draw with it
     */
    Font[] open() throws IOException, FontFormatException;

    /** Returns the SHA-256 of its bytes, in hexadecimal. */
    String sha256() throws IOException;

    /** Tells whether it is still what was looked at. */
    boolean isUnchanged();

    /**
     * A file of the operator's or the system's.
     *
     * @param file of one font, or of a collection
     * @param modified when, if it is still what was looked at
     * @param size of it then, in bytes
     */
    record InFile(Path file, FileTime modified, long size) implements FontSource {
        static InFile of(Path file, BasicFileAttributes attributes) {
            return new InFile(file, attributes.lastModifiedTime(), attributes.size());
        }

        @Override
        public List<FontHead> heads() throws IOException {
            try (FileChannel channel = FileChannel.open(file)) {
                return FontHead.read((offset, length) -> {
                    ByteBuffer buffer = ByteBuffer.allocate(length);
                    while (buffer.hasRemaining()) {
                        if (channel.read(buffer, offset + buffer.position()) < 0) {
                            throw new IOException("ends early");
                        }
                    }
                    return buffer.flip();
                });
            }
        }

        @Override
        public Font[] open() throws IOException, FontFormatException {
            return Font.createFonts(file.toFile());
        }

        @Override
        public String sha256() throws IOException {
            return Fingerprint.ofFile(file);
        }

        @Override
        public boolean isUnchanged() {
            try {
                return equals(of(file, Files.readAttributes(file, BasicFileAttributes.class)));
            } catch (IOException e) {
                return false; // it is gone
            }
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }

    /** The one that comes along: DejaVu Sans. */
    record Bundled() implements FontSource {
        private static final String RESOURCE = "DejaVuSans.ttf";

        @Override
        public List<FontHead> heads() throws IOException {
            try (InputStream in = stream()) {
                ByteBuffer all = ByteBuffer.wrap(in.readAllBytes());
                return FontHead.read((offset, length) -> all.slice(Math.toIntExact(offset), length));
            }
        }

        /** Java puts it into a temporary file, which goes when the program ends. */
        @Override
        public Font[] open() throws IOException, FontFormatException {
            try (InputStream in = stream()) {
                return Font.createFonts(in);
            }
        }

        @Override
        public String sha256() throws IOException {
            try (InputStream in = stream()) {
                return Fingerprint.ofBytes(in);
            }
        }

        @Override
        public boolean isUnchanged() {
            return true;
        }

        private static InputStream stream() throws IOException {
            InputStream in = FontSource.class.getResourceAsStream(RESOURCE);
            if (in == null) {
                throw new IOException(RESOURCE + " is not in the program");
            }
            return in;
        }
    }
}
