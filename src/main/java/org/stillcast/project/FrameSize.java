package org.stillcast.project;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.stillcast.text.Words;

/**
 * How many pixels a video has.
 *
 * @param width even, 16 to 7680
 * @param height even, 16 to 7680
 */
public record FrameSize(int width, int height) {
    private static final Words WORDS = Words.of(FrameSize.class);
    private static final int SMALLEST = 16;
    private static final int LARGEST = 7680;
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,5})\\s*[xX×*]\\s*(\\d{1,5})");

    /** What people call by its height or by a name; a form that they are told, since it says nothing of the width. */
    private static final Map<String, String> NAMED = Map.of(
            "480p", "854x480",
            "720p", "1280x720",
            "1080p", "1920x1080",
            "1440p", "2560x1440",
            "2160p", "3840x2160",
            "hd", "1280x720",
            "fullhd", "1920x1080",
            "2k", "2560x1440",
            "4k", "3840x2160");

    public FrameSize {
        if (!isSide(width) || !isSide(height)) {
            throw new IllegalArgumentException(
                    WORDS.say("size.range", SMALLEST, LARGEST, width, height, even(width), even(height)));
        }
    }

    private static boolean isSide(int pixels) {
        return pixels == even(pixels);
    }

    private static int even(int pixels) {
        return Math.max(SMALLEST, Math.min(LARGEST, pixels - pixels % 2));
    }

    /**
     * Reads a size such as {@code 1280x720}.
     *
     * @throws IllegalArgumentException if the text has another form, or no video may have that size; the message says what
     *     would do, in words that go on from the name of what is given
     */
    public static FrameSize parse(String text) {
        Matcher matcher = SHAPE.matcher(text.strip());
        if (matcher.matches()) {
            return new FrameSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        }
        String meant = NAMED.getOrDefault(text.strip().toLowerCase(Locale.ROOT).replace(" ", ""), "1280x720");
        throw new IllegalArgumentException(WORDS.say("size.form", text, meant));
    }
}
