package org.stillcast.tags;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a sound file says of itself, each a line of text that is not blank.
 *
 * @param title of this sound
 * @param artist who speaks, or has written it
 * @param album what it belongs to
 */
public record SoundTags(Optional<String> title, Optional<String> artist, Optional<String> album) {
    /**
     * Reads the tags of a file: ID3 (MP3, and others with such a tag in front), Vorbis comments (FLAC, Ogg), those of MP4, and RIFF
     * INFO (WAV).
     *
     * @throws IOException if the file cannot be read; what is damaged in it says nothing
     */
    public static SoundTags of(Path file) throws IOException {
        FoundTags found = new FoundTags();
        try (FileBytes bytes = new FileBytes(file)) {
            read(bytes, found);
        }
        return found.tags();
    }

    private static void read(TagBytes bytes, FoundTags found) throws IOException {
        long start = Id3v2.read(bytes, 0, found);
        switch (name(bytes, start)) {
            case "fLaC" -> VorbisComment.readFlac(bytes, start, found);
            case "OggS" -> VorbisComment.readOgg(bytes, start, found);
            case "RIFF", "RF64", "BW64" -> RiffInfo.read(bytes, start, found);
            default -> {
                if (name(bytes, 4).equals("ftyp")) {
                    Mp4Items.read(bytes, found);
                } else {
                    Id3v1.read(bytes, found);
                }
            }
        }
    }

    private static String name(TagBytes bytes, long at) throws IOException {
        return new String(bytes.read(at, 4), StandardCharsets.ISO_8859_1);
    }
}
