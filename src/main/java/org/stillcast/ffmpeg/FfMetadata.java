package org.stillcast.ffmpeg;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.stillcast.chapter.Chapter;

/**
 * Tags and chapters for a file, as ffmpeg reads them (https://ffmpeg.org/ffmpeg-formats.html#Metadata-2), by
 * {@code -f ffmetadata -i}. Any text comes through as it is, but for U+0000, at which ffmpeg would end it, and lone
 * surrogates: they are U+FFFD.
 *
 * <p>In an MP4 file a chapter lasts until the next one begins, and ffmpeg moves the first one to the start of the file. So
 * where the first chapter begins later, one without a title stands before it.
 */
public final class FfMetadata {
    private static final Pattern IMPOSSIBLE = Pattern.compile("[\\x00\\p{Cs}]");
    private static final Pattern SPECIAL = Pattern.compile("[=;#\\\\\r\n]");

    private FfMetadata() {}

    /**
     * Writes the file.
     *
     * @param tags by ffmpeg's names for them, such as {@code title}; those that are empty are left out
     * @param chapters in their order
     * @throws IllegalArgumentException if a chapter begins before the one before it ends
     */
    public static void write(Map<String, String> tags, List<Chapter> chapters, Appendable text) throws IOException {
        Chapter.requireOrder(chapters);
        text.append(";FFMETADATA1\n");
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            if (!tag.getValue().isEmpty()) {
                write(tag.getKey(), tag.getValue(), text);
            }
        }
        if (!chapters.isEmpty() && chapters.get(0).fromMillis() > 0) {
            write(new Chapter(0, chapters.get(0).fromMillis(), ""), text);
        }
        for (Chapter chapter : chapters) {
            write(chapter, text);
        }
    }

    private static void write(Chapter chapter, Appendable text) throws IOException {
        text.append(
                "[CHAPTER]\nTIMEBASE=1/1000\nSTART=%d\nEND=%d\n".formatted(chapter.fromMillis(), chapter.toMillis()));
        write("title", chapter.title(), text);
    }

    private static void write(String name, String value, Appendable text) throws IOException {
        text.append(escaped(name)).append('=').append(escaped(value)).append(lineEnd(value));
    }

    /**
     * After a backslash that ends a value, ffmpeg 4.4.1 and 5.1 take the line's end for escaped, even if the backslash is; a
     * line may end with U+0000 as well.
     */
    private static String lineEnd(String value) {
        return value.endsWith("\\") ? "\0\n" : "\n";
    }

    private static String escaped(String value) {
        return SPECIAL.matcher(IMPOSSIBLE.matcher(value).replaceAll("\uFFFD")).replaceAll("\\\\$0");
    }
}
