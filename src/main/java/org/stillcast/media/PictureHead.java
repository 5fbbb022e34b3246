package org.stillcast.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.stillcast.project.Picture;
import org.stillcast.text.Words;

/**
 * What the first bytes of a picture say. Reads a few dozen bytes at a time, at places of its own choice: whatever lengths
 * the file claims, nothing of such a length is ever allocated, unpacked or read.
 *
 * @param kind by its first bytes
 * @param width as stored; 0 if none is given
 * @param height as stored; 0 if none is given
 * @param orientation EXIF's number, 1 to 8; 1 if none is given
 * @param fault why it cannot be used though it is of such a kind, in words that go on from its name
 */
record PictureHead(Picture.Kind kind, long width, long height, int orientation, Optional<String> fault) {
    private static final Words WORDS = Words.of(PictureHead.class);

    /** More than the chunks of a picture of 500 MB that is cut into pieces of 8 KB, as some encoders do. */
    private static final int MOST_STEPS = 65_536;

    /** The chunks of a PNG that ffmpeg unpacks into its memory, and how much all of them may be. */
    private static final Set<String> PACKED = Set.of("zTXt", "iCCP");

    private static final long MOST_UNPACKED_BYTES = 16L * 1024 * 1024;

    private static final String ANIMATED = WORDS.say("picture.animated");

    /** Their first picture is a small one, or one that is made for the camera's own screen, or is no picture yet. */
    private static final String RAW = WORDS.say("picture.raw");

    private static final int DNG_VERSION = 0xC612;
    private static final int SUBFILE_TYPE = 0xFE;
    private static final int SUBFILES = 0x14A;
    private static final int ORIENTATION = 0x112;
    private static final int IMAGE_WIDTH = 0x100;
    private static final int IMAGE_HEIGHT = 0x101;

    /**
     * Reads a file's head; empty if it is no picture of a kind that is accepted.
     *
     * @throws EOFException if it breaks off in its head
     * @throws IOException if it cannot be read
     */
    static Optional<PictureHead> read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            Reader in = new Reader(channel, 0, ByteOrder.BIG_ENDIAN);
            Optional<Picture.Kind> kind = kind(in);
            return kind.isEmpty() ? Optional.empty() : Optional.of(head(kind.get(), in));
        }
    }

    private static Optional<Picture.Kind> kind(Reader in) throws IOException {
        String start = in.beginning(12);
        if (start.startsWith("\u0089PNG\r\n\u001A\n")) {
            return Optional.of(Picture.Kind.PNG);
        }
        if (start.startsWith("\u00FF\u00D8")) {
            return Optional.of(Picture.Kind.JPEG);
        }
        if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
            return Optional.of(Picture.Kind.GIF);
        }
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return Optional.of(Picture.Kind.WEBP);
        }
        if (start.startsWith("II*\0") || start.startsWith("MM\0*")) {
            return Optional.of(Picture.Kind.TIFF);
        }
        return start.startsWith("BM") ? Optional.of(Picture.Kind.BMP) : Optional.empty();
    }

    private static PictureHead head(Picture.Kind kind, Reader in) throws IOException {
        return switch (kind) {
            case BMP -> bmp(in.little());
            case GIF -> still(kind, in.little().number(6, 2), in.little().number(8, 2), 1);
            case JPEG -> jpeg(in);
            case PNG -> png(in);
            case TIFF -> tiff(in);
            case WEBP -> webp(in.little());
        };
    }

    private static PictureHead still(Picture.Kind kind, long width, long height, int orientation) {
        return new PictureHead(kind, width, height, orientation, Optional.empty());
    }

    /** An old head has 16 bits for each side; in a new one a height below zero means that the top comes first. */
    private static PictureHead bmp(Reader in) throws IOException {
        boolean old = in.number(14, 4) == 12;
        return old
                ? still(Picture.Kind.BMP, in.number(18, 2), in.number(20, 2), 1)
                : still(Picture.Kind.BMP, in.number(18, 4), magnitude(in.number(22, 4)), 1);
    }

    /** Returns how far a signed number of 32 bits is from zero. */
    private static long magnitude(long bits) {
        return Math.abs((bits ^ 0x8000_0000L) - 0x8000_0000L);
    }

    private static PictureHead png(Reader in) throws IOException {
        long width = in.number(16, 4);
        long height = in.number(20, 4);
        in.text(24, 9); // the head's other fields and its checksum
        int orientation = 1;
        long unpackedBytes = 0;
        long at = 33;
        for (int step = 0; step < MOST_STEPS; step++) {
            String name = in.text(at + 4, 4);
            if (name.equals("IEND")) {
                return still(Picture.Kind.PNG, width, height, orientation);
            } else if (name.equals("eXIf")) {
                orientation = orientation(in.from(at + 8));
            } else if (PACKED.contains(name)) {
                unpackedBytes += in.unpackedBytes(at + 8, in.number(at, 4), MOST_UNPACKED_BYTES - unpackedBytes);
                if (unpackedBytes > MOST_UNPACKED_BYTES) {
                    throw new EOFException("a text or profile without end");
                }
            }
            at += 12 + in.number(at, 4);
        }
        throw new EOFException("no end");
    }

    /** Segments up to the first frame head (SOF); its markers lie among three that are something else. */
    private static PictureHead jpeg(Reader in) throws IOException {
        int orientation = 1;
        long at = 2;
        for (int step = 0; step < MOST_STEPS; step++) {
            long marker = in.number(at, 2);
            if (marker == 0xFFFF) {
                at++; // filled up
                continue;
            }
            if (marker < 0xFF01 || marker == 0xFFDA) {
                break;
            }
            if (marker >= 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC4 && marker != 0xFFC8 && marker != 0xFFCC) {
                return still(Picture.Kind.JPEG, in.number(at + 7, 2), in.number(at + 5, 2), orientation);
            }
            long length = in.number(at + 2, 2);
            if (marker == 0xFFE1 && length >= 16 && in.text(at + 4, 6).equals("Exif\0\0") && orientation == 1) {
                orientation = orientation(in.from(at + 10));
            }
            at += 2 + length;
        }
        throw new EOFException("no frame head");
    }

    private static PictureHead tiff(Reader in) throws IOException {
        Reader fields = in.ofTiff();
        boolean preview = (fields.field(SUBFILE_TYPE) & 1) != 0 && fields.field(SUBFILES) != 0;
        boolean raw = preview || fields.field(DNG_VERSION) != 0;
        return new PictureHead(
                Picture.Kind.TIFF,
                fields.field(IMAGE_WIDTH),
                fields.field(IMAGE_HEIGHT),
                upright(fields.field(ORIENTATION)),
                raw ? Optional.of(RAW) : Optional.empty());
    }

    private static PictureHead webp(Reader in) throws IOException {
        return switch (in.text(12, 4)) {
            case "VP8 " -> still(Picture.Kind.WEBP, in.number(26, 2) & 0x3FFF, in.number(28, 2) & 0x3FFF, 1);
            case "VP8L" -> {
                long bits = in.number(21, 4);
                yield still(Picture.Kind.WEBP, (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, 1);
            }
            case "VP8X" -> {
                boolean animated = (in.number(20, 1) & 2) != 0;
                long width = in.number(24, 3) + 1;
                yield new PictureHead(
                        Picture.Kind.WEBP,
                        width,
                        in.number(27, 3) + 1,
                        exifOfWebp(in),
                        animated ? Optional.of(ANIMATED) : Optional.empty());
            }
            default -> throw new EOFException("no frame head");
        };
    }

    private static int exifOfWebp(Reader in) throws IOException {
        long at = 12;
        for (int step = 0; step < MOST_STEPS && at + 8 <= in.size(); step++) {
            if (in.text(at, 4).equals("EXIF")) {
                boolean prefixed = in.beginning(at + 8, 6).equals("Exif\0\0");
                return orientation(in.from(at + (prefixed ? 14 : 8)));
            }
            long length = in.number(at + 4, 4);
            at += 8 + length + length % 2;
        }
        return 1;
    }

    /** A picture with damaged EXIF is a picture all the same, as it lies. */
    private static int orientation(Reader in) throws IOException {
        try {
            return upright(in.ofTiff().field(ORIENTATION));
        } catch (EOFException e) {
            return 1;
        }
    }

    private static int upright(long orientation) {
        return orientation >= 1 && orientation <= 8 ? (int) orientation : 1;
    }

    /** Numbers and texts at places in a file, counted from a start. */
    private record Reader(FileChannel channel, long start, ByteOrder order) {
        private static final int SHORT = 3;
        private static final int LONGEST_KEYWORD = 82;
        private static final int BLOCK = 8192;

        Reader little() {
            return new Reader(channel, start, ByteOrder.LITTLE_ENDIAN);
        }

        Reader from(long at) {
            return new Reader(channel, start + at, order);
        }

        long size() throws IOException {
            return channel.size() - start;
        }

        /** Returns an unsigned number of up to four bytes. */
        long number(long at, int bytes) throws IOException {
            byte[] read = bytes(at, bytes);
            long number = 0;
            for (int i = 0; i < bytes; i++) {
                number = number << 8 | (read[order == ByteOrder.BIG_ENDIAN ? i : bytes - 1 - i] & 0xFF);
            }
            return number;
        }

        String text(long at, int bytes) throws IOException {
            return new String(bytes(at, bytes), StandardCharsets.ISO_8859_1);
        }

        /** Returns as many of the first bytes as there are. */
        String beginning(int most) throws IOException {
            return beginning(0, most);
        }

        String beginning(long at, int most) throws IOException {
            return text(at, (int) Math.max(0, Math.min(most, size() - at)));
        }

        private byte[] bytes(long at, int count) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(count);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, start + at + buffer.position()) < 0) {
                    throw new EOFException();
                }
            }
            return buffer.array();
        }

        /**
         * Returns how many bytes come out of a chunk that is packed behind its keyword and two zeros.
         *
         * @param most after which counting ends
         */
        long unpackedBytes(long at, long bytes, long most) throws IOException {
            long from = at + beginning(at, LONGEST_KEYWORD).indexOf('\0') + 2;
            Inflater inflater = new Inflater();
            byte[] out = new byte[BLOCK];
            try {
                long count = 0;
                while (count <= most && !inflater.finished()) {
                    if (inflater.needsInput()) {
                        int length = (int) Math.min(BLOCK, at + bytes - from);
                        if (length <= 0) {
                            break;
                        }
                        inflater.setInput(bytes(from, length));
                        from += length;
                    }
                    count += inflater.inflate(out);
                }
                return count;
            } catch (DataFormatException e) {
                return 0; // ffmpeg cannot unpack it either
            } finally {
                inflater.end();
            }
        }

        /** Returns a reader in the byte order that a TIFF's head gives. */
        Reader ofTiff() throws IOException {
            String mark = text(0, 2);
            if (!mark.equals("II") && !mark.equals("MM")) {
                throw new EOFException("no TIFF head");
            }
            return new Reader(channel, start, mark.equals("II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        }

        /** Returns a number of a TIFF's first directory; 0 if it has no such field. */
        long field(int tag) throws IOException {
            long directory = number(4, 4);
            long count = number(directory, 2);
            for (long i = 0; i < count; i++) {
                long entry = directory + 2 + 12 * i;
                if (number(entry, 2) == tag) {
                    return number(entry + 8, number(entry + 2, 2) == SHORT ? 2 : 4);
                }
            }
            return 0;
        }
    }
}
