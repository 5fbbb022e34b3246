package org.stillcast.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in which some words have their reading above them: <code>{漢字|かんじ}を読む</code>. Braces that hold anything else are
 * themselves.
 *
 * @param pieces in the order of reading
 */
public record RubyText(List<Piece> pieces) {
    private static final Pattern WITH_READING = Pattern.compile("\\{([^{}|\\r\\n]+)\\|([^{}|\\r\\n]+)\\}");

    /**
     * A piece of a text.
     *
     * @param base what stands in the line
     * @param reading what stands above it
     */
    public record Piece(String base, Optional<String> reading) {}

    public RubyText {
        pieces = List.copyOf(pieces);
    }

    /** Returns a text as it is written in a manifest. */
    public static RubyText parse(String written) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = WITH_READING.matcher(written);
        int end = 0;
        while (matcher.find()) {
            addPlain(pieces, written.substring(end, matcher.start()));
            pieces.add(new Piece(matcher.group(1), Optional.of(matcher.group(2))));
            end = matcher.end();
        }
        addPlain(pieces, written.substring(end));
        return new RubyText(pieces);
    }

    private static void addPlain(List<Piece> pieces, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, Optional.empty()));
        }
    }

    /** Returns a text without the readings. */
    public static String base(String written) {
        return WITH_READING.matcher(written).replaceAll("$1");
    }
}
