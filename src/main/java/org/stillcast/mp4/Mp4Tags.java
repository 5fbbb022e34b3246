package org.stillcast.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.stillcast.files.MalformedFileException;

/**
 * The tags of an MP4 file of ours, in the form of iTunes, which ffmpeg writes ({@code moov/udta/meta/ilst}).
 *
 * @param texts by the names of their boxes, such as {@code ©nam} for the title, in the order of the file
 * @param track its number among those of the album; 0 if there is none
 * @param tracks how many the album has; 0 if that is not said
 * @param covers in the order of the file
 */
public record Mp4Tags(Map<String, String> texts, int track, int tracks, List<Cover> covers) {
    private static final int MOST_TAGS = 100;
    private static final long MOST_TEXT_BYTES = 1 << 20;

    /** Before the value: its type, and for which country. */
    private static final int VALUE_HEAD_BYTES = 8;

    private static final int TEXT = 1;
    private static final int JPEG = 13;
    private static final int PNG = 14;

    public Mp4Tags {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        covers = List.copyOf(covers);
    }

    /**
     * A picture; it is not read.
     *
     * @param bytes how long
     */
    public record Cover(String mediaType, long bytes) {}

    /**
     * Reads the tags; there may be none.
     *
     * @throws IOException if the file cannot be read or is not an MP4 file
     */
    public static Mp4Tags read(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            Mp4Box list = list(channel, Mp4Box.movie(channel, file));
            return list == null ? new Mp4Tags(Map.of(), 0, 0, List.of()) : read(list, channel);
        }
    }

    private static @Nullable Mp4Box list(SeekableByteChannel channel, Mp4Box movie) throws IOException {
        Mp4Box userData = movie.child(channel, "udta");
        Mp4Box meta = userData == null ? null : userData.child(channel, "meta");
        // unlike those around it, meta has a version before its boxes
        return meta == null ? null : new Mp4Box(meta.start() + 4, meta.end()).child(channel, "ilst");
    }

    private static Mp4Tags read(Mp4Box list, SeekableByteChannel channel) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        List<Cover> covers = new ArrayList<>();
        int track = 0;
        int tracks = 0;
        int count = 0;
        for (Mp4Box tag = list.firstChild(channel); tag != null; tag = tag.next(channel, list)) {
            if (++count > MOST_TAGS) {
                throw new MalformedFileException("more than %d tags".formatted(MOST_TAGS));
            }
            Mp4Box value = tag.path(channel, "data");
            int type = value.head(channel, VALUE_HEAD_BYTES).getInt();
            if (tag.is("covr")) {
                covers.add(new Cover(mediaType(type), value.end() - value.start() - VALUE_HEAD_BYTES));
            } else if (tag.is("trkn")) {
                ByteBuffer numbers = value.head(channel, VALUE_HEAD_BYTES + 6);
                track = numbers.getShort(VALUE_HEAD_BYTES + 2);
                tracks = numbers.getShort(VALUE_HEAD_BYTES + 4);
            } else if (type == TEXT) {
                texts.put(tag.type(), text(value, channel));
            }
        }
        return new Mp4Tags(texts, track, tracks, covers);
    }

    private static String mediaType(int type) {
        return type == JPEG ? "image/jpeg" : type == PNG ? "image/png" : "";
    }

    private static String text(Mp4Box value, SeekableByteChannel channel) throws IOException {
        long bytes = value.end() - value.start() - VALUE_HEAD_BYTES;
        if (bytes > MOST_TEXT_BYTES) {
            throw new MalformedFileException("a tag of %d bytes".formatted(bytes));
        }
        ByteBuffer text = Mp4Box.read(channel, value.start() + VALUE_HEAD_BYTES, (int) bytes);
        return StandardCharsets.UTF_8.decode(text).toString();
    }
}
