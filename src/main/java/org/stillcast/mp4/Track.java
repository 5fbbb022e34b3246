package org.stillcast.mp4;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.stillcast.files.MalformedFileException;

/**
 * A track of an MP4 file of ours, as its head tells it.
 *
 * @param id its number in the file, by which others refer to it
 * @param handler its kind: {@code vide}, {@code soun}, {@code sbtl} for subtitles, {@code text} for chapters
 * @param language ISO 639-2/T; {@code und} if there is none
 */
public record Track(long id, String handler, String language) {
    private static final int MOST_TRACKS = 100;
    private static final String NO_LANGUAGE = "und";

    /** Smaller ones are codes of QuickTime. */
    private static final int LEAST_PACKED_LANGUAGE = 0x400;

    /**
     * Reads the tracks, in the order of the file.
     *
     * @throws IOException if it cannot be read or is not an MP4 file
     */
    public static List<Track> all(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            List<Track> tracks = new ArrayList<>();
            for (Mp4Box box : boxes(channel, Mp4Box.movie(channel, file))) {
                tracks.add(read(box, channel));
            }
            return tracks;
        }
    }

    /** Returns the {@code trak} boxes. */
    static List<Mp4Box> boxes(SeekableByteChannel channel, Mp4Box movie) throws IOException {
        List<Mp4Box> boxes = new ArrayList<>();
        for (Mp4Box box = movie.firstChild(channel); box != null; box = box.next(channel, movie)) {
            if (box.is("trak")) {
                boxes.add(box);
            }
            if (boxes.size() > MOST_TRACKS) {
                throw new MalformedFileException("more than %d tracks".formatted(MOST_TRACKS));
            }
        }
        return boxes;
    }

    static Track read(Mp4Box track, SeekableByteChannel channel) throws IOException {
        Mp4Box head = track.path(channel, "tkhd");
        Mp4Box media = track.path(channel, "mdia", "mdhd");
        int idAt = head.isWide(channel) ? 20 : 12;
        int languageAt = media.isWide(channel) ? 32 : 20;
        return new Track(
                Integer.toUnsignedLong(head.head(channel, idAt + 4).getInt(idAt)),
                track.path(channel, "mdia", "hdlr").text(channel, 8),
                language(media.head(channel, languageAt + 2).getShort(languageAt)));
    }

    /** Three letters of five bits each. */
    private static String language(int packed) {
        if (packed < LEAST_PACKED_LANGUAGE) {
            return NO_LANGUAGE;
        }
        StringBuilder letters = new StringBuilder();
        for (int shift = 10; shift >= 0; shift -= 5) {
            letters.append((char) ('a' - 1 + (packed >> shift & 31)));
        }
        return letters.toString();
    }
}
