package org.stillcast.tags;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The items of an MP4's metadata, as iTunes has begun it: {@code moov/udta/meta/ilst}, a box for each, its text in one within. */
final class Mp4Items {
    private static final int HEAD_BYTES = 8;
    private static final int VERSION_BYTES = 4;
    private static final int KIND_AND_LOCALE_BYTES = 8;

    private static final Map<String, Tag> NAMES =
            Map.of("\u00A9nam", Tag.TITLE, "\u00A9ART", Tag.ARTIST, "\u00A9alb", Tag.ALBUM);

    private record Box(long start, long end) {}

    private Mp4Items() {}

    static void read(TagBytes bytes, FoundTags found) throws IOException {
        Optional<Box> box = Optional.of(new Box(0, bytes.size()));
        for (String name : new String[] {"moov", "udta", "meta", "ilst"}) {
            box = box.isEmpty() ? box : child(bytes, box.get(), name);
            if (name.equals("meta")) {
                box = box.map(meta -> new Box(meta.start() + VERSION_BYTES, meta.end()));
            }
        }
        if (box.isEmpty()) {
            return;
        }
        for (Map.Entry<String, Tag> entry : NAMES.entrySet()) {
            Optional<Box> item = child(bytes, box.get(), entry.getKey());
            Optional<Box> text = item.isEmpty() ? item : child(bytes, item.get(), "data");
            if (text.isPresent()) {
                found.put(entry.getValue(), text(bytes, text.get()));
            }
        }
    }

    private static String text(TagBytes bytes, Box data) throws IOException {
        long start = data.start() + KIND_AND_LOCALE_BYTES;
        int size = (int) Math.max(0, Math.min(data.end() - start, TagBytes.MOST_OF_A_TEXT));
        return new String(bytes.read(start, size), StandardCharsets.UTF_8);
    }

    /** Returns what is in the first box of a name within another one. */
    private static Optional<Box> child(TagBytes bytes, Box parent, String name) throws IOException {
        long at = parent.start();
        for (int count = 0; count < TagBytes.MOST_ELEMENTS && at + HEAD_BYTES <= parent.end(); count++) {
            long size = bytes.bigEndian(at, 4);
            int head = HEAD_BYTES;
            if (size == 1) {
                size = bytes.bigEndian(at + HEAD_BYTES, 8);
                head += 8;
            } else if (size == 0) {
                size = parent.end() - at;
            }
            if (size < head || size > parent.end() - at) {
                return Optional.empty();
            }
            if (new String(bytes.read(at + 4, 4), StandardCharsets.ISO_8859_1).equals(name)) {
                return Optional.of(new Box(at + head, at + size));
            }
            at += size;
        }
        return Optional.empty();
    }
}
