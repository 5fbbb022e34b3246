package org.stillcast.tags;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * ID3v2 (<a href="https://id3.org/id3v2.4.0-structure">id3.org</a>), versions 2 to 4: frames with a name each, of which some are
 * texts. In versions before the fourth, all of it may be <i>unsynchronised</i>: a zero stands behind each byte 255.
 */
final class Id3v2 {
    private static final int HEAD_BYTES = 10;
    private static final int UNSYNCHRONISED = 0x80;
    private static final int EXTENDED = 0x40;
    private static final int PACKED_OR_LOCKED = 0x0C;
    private static final int FRAME_UNSYNCHRONISED = 2;
    private static final int FRAME_HAS_LENGTH = 1;
    private static final int MOST_BYTES_AT_ONCE = 1 << 18;

    private static final Map<String, Tag> TEXTS = Map.of(
            "TT2",
            Tag.TITLE,
            "TP1",
            Tag.ARTIST,
            "TAL",
            Tag.ALBUM,
            "TIT2",
            Tag.TITLE,
            "TPE1",
            Tag.ARTIST,
            "TALB",
            Tag.ALBUM);

    private final TagBytes bytes;
    private final int version;
    private final FoundTags found;

    private Id3v2(TagBytes bytes, int version, FoundTags found) {
        this.bytes = bytes;
        this.version = version;
        this.found = found;
    }

    /** Reads a tag, if there is one, and returns where what follows it begins. */
    static long read(TagBytes bytes, long at, FoundTags found) throws IOException {
        byte[] head = bytes.read(at, HEAD_BYTES);
        if (head.length < HEAD_BYTES || head[0] != 'I' || head[1] != 'D' || head[2] != '3') {
            return at;
        }
        int version = head[3];
        int flags = head[5];
        long size = sevenBits(bytes.bigEndian(at + 6, 4));
        if (version >= 2 && version <= 4) {
            boolean whole = version < 4 && (flags & UNSYNCHRONISED) != 0;
            long start = at + HEAD_BYTES;
            TagBytes content = whole
                    ? TagBytes.of(synchronised(bytes.read(start, (int) Math.min(size, MOST_BYTES_AT_ONCE))))
                    : bytes;
            Id3v2 tag = new Id3v2(content, version, found);
            tag.readFrames(whole ? 0 : start, whole ? content.size() : start + size, (flags & EXTENDED) != 0);
        }
        return at + HEAD_BYTES + size;
    }

    private static long sevenBits(long number) {
        return (number & 0x7F) | (number >> 1 & 0x3F80) | (number >> 2 & 0x1F_C000) | (number >> 3 & 0xFE0_0000);
    }

    private static byte[] synchronised(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != 0 || i == 0 || bytes[i - 1] != (byte) 0xFF) {
                out.write(bytes[i]);
            }
        }
        return out.toByteArray();
    }

    private void readFrames(long start, long end, boolean isExtended) throws IOException {
        int nameBytes = version == 2 ? 3 : 4;
        int headBytes = version == 2 ? 6 : HEAD_BYTES;
        long at = isExtended ? behindExtendedHead(start) : start;
        for (int count = 0; count < TagBytes.MOST_ELEMENTS && at + headBytes < end; count++) {
            String name = new String(bytes.read(at, nameBytes), StandardCharsets.ISO_8859_1);
            long number = bytes.bigEndian(at + nameBytes, nameBytes);
            long size = version == 4 ? sevenBits(number) : number;
            if (!name.matches("[A-Z0-9]+")) {
                return;
            }
            Tag tag = TEXTS.get(name);
            if (tag != null) {
                int there = (int) Math.min(Math.min(size, end - at - headBytes), TagBytes.MOST_OF_A_TEXT);
                readText(tag, at + headBytes, there, version == 2 ? 0 : (int) bytes.bigEndian(at + 9, 1));
            }
            at += headBytes + size;
        }
    }

    private long behindExtendedHead(long at) throws IOException {
        long size = bytes.bigEndian(at, 4);
        return version == 4 ? at + sevenBits(size) : at + 4 + size;
    }

    /** @param flags of the frame, as the fourth version has them */
    private void readText(Tag tag, long at, int size, int flags) throws IOException {
        int own = version == 4 ? flags : 0;
        if ((own & PACKED_OR_LOCKED) != 0) {
            return;
        }
        int before = (own & FRAME_HAS_LENGTH) != 0 ? 4 : 0;
        byte[] read = bytes.read(at + before, Math.max(0, size - before));
        byte[] text = (own & FRAME_UNSYNCHRONISED) != 0 ? synchronised(read) : read;
        if (text.length > 1) {
            found.put(tag, decoded(text[0], Arrays.copyOfRange(text, 1, text.length)));
        }
    }

    private static String decoded(int encoding, byte[] text) {
        return switch (encoding) {
            case 1 -> new String(text, Charset.forName(hasMark(text) ? "UTF-16" : "UTF-16LE"));
            case 2 -> new String(text, StandardCharsets.UTF_16BE);
            case 3 -> new String(text, StandardCharsets.UTF_8);
            default -> FoundTags.text(text); // says Latin, and is often what the computer had
        };
    }

    private static boolean hasMark(byte[] text) {
        return text.length > 1 && (text[0] & 0xFF) + (text[1] & 0xFF) == 0xFE + 0xFF;
    }
}
