package org.stillcast.mp3;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.stillcast.chapter.Chapter;
import org.stillcast.text.Language;

/**
 * An ID3v2.3 tag, to be written in front of a bare MP3 file. ffmpeg 4.4.1 and 5.1 write one too, but with more than 255
 * chapters its table of contents has a wrong number of entries, and a comment is no {@code COMM}.
 *
 * <p>The tag is made in memory: some 60 bytes for each chapter, its title, and the cover.
 */
public final class Id3Tag {
    private static final String NO_LANGUAGE = "XXX";
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d))?)?");

    /** As ffmpeg does by default (https://ffmpeg.org/ffmpeg-formats.html, metadata_header_padding). */
    private static final int PADDING_BYTES = 10;

    private final Id3Frames frames = new Id3Frames();

    /**
     * Makes a tag.
     *
     * @param tags by ffmpeg's names for them: {@code title}, {@code artist}, {@code album}, {@code track} (3 or 3/12),
     *     {@code genre}, {@code date} (2026, 2026-05 or 2026-05-04), {@code comment}, {@code copyright}, {@code language} (BCP
     *     47); those that are empty are left out
     * @param chapters in their order, at most 65 025
     * @throws IllegalArgumentException if there is another tag, a date of another form, or a chapter that begins before the
     *     one before it ends or later than 49 days
     */
    public Id3Tag(Map<String, String> tags, List<Chapter> chapters) {
        Chapter.requireOrder(chapters);
        String language = Language.iso639(tags.getOrDefault("language", ""));
        tags.forEach((name, value) -> {
            if (!value.isEmpty()) {
                add(name, value, language);
            }
        });
        if (!chapters.isEmpty()) {
            frames.chapters(chapters);
        }
    }

    /**
     * Adds the picture on the front.
     *
     * @param mediaType {@code image/jpeg} or {@code image/png}
     */
    public Id3Tag withCover(String mediaType, byte[] picture) {
        frames.cover(mediaType, picture);
        return this;
    }

    /**
     * Writes the tag; the sound has to follow.
     *
     * @throws IllegalStateException if it has more than the 256 MB that its head can say
     */
    public void write(OutputStream out) throws IOException {
        byte[] content = frames.bytes();
        if (content.length > SevenBits.MOST - PADDING_BYTES) {
            throw new IllegalStateException("an ID3 tag of %d bytes".formatted(content.length));
        }
        ByteBuffer head = ByteBuffer.allocate(10);
        // the version, its revision, and no flags
        head.put("ID3".getBytes(StandardCharsets.US_ASCII)).put((byte) 3).putShort((short) 0);
        SevenBits.write(content.length + PADDING_BYTES, head);
        out.write(head.array());
        out.write(content);
        out.write(new byte[PADDING_BYTES]);
    }

    private void add(String name, String value, String language) {
        switch (name) {
            case "title" -> frames.text("TIT2", value);
            case "artist" -> frames.text("TPE1", value);
            case "album" -> frames.text("TALB", value);
            case "track" -> frames.text("TRCK", value);
            case "copyright" -> frames.text("TCOP", value);
            // what begins with a bracket would be the number of a genre
            case "genre" -> frames.text("TCON", value.startsWith("(") ? "(" + value : value);
            case "date" -> addDate(value);
            case "comment" -> frames.comment(language.equals(Language.UNDETERMINED) ? NO_LANGUAGE : language, value);
            case "language" -> frames.text("TLAN", language);
            default -> throw new IllegalArgumentException("no tag of ID3: " + name);
        }
    }

    /** A year, and a day and month of two digits each where both are known. */
    private void addDate(String date) {
        Matcher matcher = DATE.matcher(date);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no date: " + date);
        }
        frames.text("TYER", matcher.group(1));
        if (matcher.group(3) != null) {
            frames.text("TDAT", matcher.group(3) + matcher.group(2));
        }
    }
}
