package org.stillcast.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.stillcast.project.AcceptedKinds;
import org.stillcast.text.Words;

/**
 * The first bytes of what should be a sound. They tell in good words what ffmpeg would refuse in its own, and its
 * whitelists stand behind this look in any case.
 */
public final class SoundFile {
    private static final Words WORDS = Words.of(SoundFile.class);

    /** Covers are a few megabytes; the tables of 24 hours of AAC are 20 to 50. */
    private static final long MOST_METADATA_BYTES = 64L * 1024 * 1024;

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
            head = in.readNBytes(FileKind.HEAD_BYTES);
        }
        if (head.length == 0) {
            return Optional.of(WORDS.say("file.empty"));
        }
        Optional<String> other = FileKind.of(file).flatMap(SoundFile::faultOf);
        if (other.isPresent()) {
            return other;
        }
        if (isText(head)) {
            return Optional.of(WORDS.say("sound.text"));
        }
        if (new String(head, StandardCharsets.ISO_8859_1).startsWith("RIFF") && hasNoSample(head)) {
            return Optional.of(WORDS.say("sound.no-sample"));
        }
        long metadataBytes = MetadataSize.of(file);
        return metadataBytes > MOST_METADATA_BYTES
                ? Optional.of(WORDS.say("sound.tags", metadataBytes, MOST_METADATA_BYTES))
                : Optional.empty();
    }

    private static Optional<String> faultOf(FileKind kind) {
        return switch (kind.family()) {
            case CLIP -> Optional.empty();
            case PICTURE, OTHER -> Optional.of(WORDS.say("sound.other", kind.name()) + wayOut(kind));
            case SOUND, VIDEO ->
                Optional.of(WORDS.say("sound.not-taken", kind.name(), AcceptedKinds.SOUNDS) + wayOut(kind));
        };
    }

    /** A picture may well be made into another one, but not into a sound. */
    private static String wayOut(FileKind kind) {
        boolean none = kind.conversion().isEmpty() || kind.family() == FileKind.Family.PICTURE;
        return none ? "" : WORDS.say("way-out", kind.conversion());
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
