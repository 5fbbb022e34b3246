package org.stillcast.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

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

    /**
     * Reads a file's head; empty if it is no picture of a kind that is accepted.
     *
     * @throws EOFException if it breaks off in its head
     * @throws IOException if it cannot be read
     */
    static Optional<PictureHead> read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            PictureBytes in = new PictureBytes(channel, 0, ByteOrder.BIG_ENDIAN);
            Optional<Picture.Kind> kind = kind(in);
            return kind.isEmpty() ? Optional.empty() : Optional.of(head(kind.get(), in));
        }
    }

    private static Optional<Picture.Kind> kind(PictureBytes in) throws IOException {
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

    private static PictureHead head(Picture.Kind kind, PictureBytes in) throws IOException {
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
    private static PictureHead bmp(PictureBytes in) throws IOException {
        boolean old = in.number(14, 4) == 12;
        return old
                ? still(Picture.Kind.BMP, in.number(18, 2), in.number(20, 2), 1)
                : still(Picture.Kind.BMP, in.number(18, 4), magnitude(in.number(22, 4)), 1);
    }

    /** Returns how far a signed number of 32 bits is from zero. */
    private static long magnitude(long bits) {
        return Math.abs((bits ^ 0x8000_0000L) - 0x8000_0000L);
    }

    private static PictureHead png(PictureBytes in) throws IOException {
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
    private static PictureHead jpeg(PictureBytes in) throws IOException {
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

    private static PictureHead tiff(PictureBytes in) throws IOException {
        TiffDirectory fields = TiffDirectory.of(in);
        boolean preview =
                (fields.field(TiffDirectory.SUBFILE_TYPE) & 1) != 0 && fields.field(TiffDirectory.SUBFILES) != 0;
        boolean raw = preview || fields.field(TiffDirectory.DNG_VERSION) != 0;
        return new PictureHead(
                Picture.Kind.TIFF,
                fields.field(TiffDirectory.IMAGE_WIDTH),
                fields.field(TiffDirectory.IMAGE_HEIGHT),
                upright(fields.field(TiffDirectory.ORIENTATION)),
                raw ? Optional.of(RAW) : Optional.empty());
    }

    private static PictureHead webp(PictureBytes in) throws IOException {
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

    private static int exifOfWebp(PictureBytes in) throws IOException {
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
    private static int orientation(PictureBytes in) throws IOException {
        try {
            return upright(TiffDirectory.of(in).field(TiffDirectory.ORIENTATION));
        } catch (EOFException e) {
            return 1;
        }
    }

    private static int upright(long orientation) {
        return orientation >= 1 && orientation <= 8 ? (int) orientation : 1;
    }
}
