package org.stillcast.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The first bytes of what should be a sound. They tell in good words what ffmpeg would refuse in its own, and its
 * whitelists stand behind this look in any case.
 */
public final class SoundFile {
    private static final int HEAD_BYTES = 4096;

    /** Covers are a few megabytes; the tables of 24 hours of AAC are 20 to 50. */
    private static final long MOST_METADATA_BYTES = 64L * 1024 * 1024;

    /** What a script or playlist starts with, after blanks, and what it is; longer beginnings first is not needed. */
    private static final Map<String, String> SCRIPTS = Map.of(
            "#extm3u", "an HLS playlist",
            "ffconcat version", "an ffconcat script",
            "<?xml", "an XML document",
            "<mpd", "a DASH manifest",
            "<!doctype", "a web page",
            "<html", "a web page",
            "<svg", "an SVG drawing",
            "v=0", "an SDP description",
            "[script info]", "a subtitle script",
            "[playlist]", "a playlist");

    private static final Map<String, String> OTHER_KINDS = Map.of(
            "\u0089PNG", "a PNG picture",
            "\u00FF\u00D8\u00FF", "a JPEG picture",
            "GIF8", "a GIF picture",
            "%PDF", "a PDF document",
            "PK\u0003\u0004", "a ZIP archive",
            "Rar!", "a RAR archive");

    private SoundFile() {}

    /**
     * Returns why a file cannot be a sound, in words that go on from its name; empty if it may be one.
     *
     * @param file real path
     * @throws IOException if it cannot be read
     */
    public static Optional<String> faultIn(Path file) throws IOException {
        try {
            FileState.of(file);
        } catch (UnusableFileException e) {
            return Optional.of(e.getMessage());
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD_BYTES);
        }
        if (head.length == 0) {
            return Optional.of("is empty (0 bytes)");
        }
        String bytes = new String(head, StandardCharsets.ISO_8859_1);
        String start = bytes.replaceFirst("^(\u00EF\u00BB\u00BF)?\\s*", "").toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> script : SCRIPTS.entrySet()) {
            if (start.startsWith(script.getKey())) {
                return Optional.of("is %s, not a sound".formatted(script.getValue()));
            }
        }
        for (Map.Entry<String, String> kind : OTHER_KINDS.entrySet()) {
            if (bytes.startsWith(kind.getKey())) {
                return Optional.of("is %s, not a sound".formatted(kind.getValue()));
            }
        }
        if (isText(head)) {
            return Optional.of("is a text, not a sound");
        }
        if (bytes.startsWith("RIFF") && hasNoSample(head)) {
            return Optional.of("has no sound in it: its header says 0 bytes of samples");
        }
        long metadataBytes = MetadataSize.of(file);
        return metadataBytes > MOST_METADATA_BYTES
                ? Optional.of("has %d bytes of tags, covers and tables beside its sound; at most %d are read"
                        .formatted(metadataBytes, MOST_METADATA_BYTES))
                : Optional.empty();
    }

    /** No format that is accepted starts with bytes that are all text, blanks and line ends. */
    private static boolean isText(byte[] head) {
        for (byte b : head) {
            int value = b & 0xFF;
            boolean blank = value == '\t' || value == '\n' || value == '\r';
            if ((value < ' ' && !blank) || value == 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** Follows a WAV's chunks to its samples; what they say beyond the bytes at hand is left to ffmpeg. */
    private static boolean hasNoSample(byte[] head) {
        ByteBuffer buffer = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        long position = 12;
        while (position + 8 <= head.length) {
            int at = (int) position;
            String name = new String(head, at, 4, StandardCharsets.ISO_8859_1);
            long size = Integer.toUnsignedLong(buffer.getInt(at + 4));
            if (name.equals("data")) {
                return size == 0 && head.length == at + 8;
            }
            position += 8 + size + size % 2;
        }
        return false;
    }
}
