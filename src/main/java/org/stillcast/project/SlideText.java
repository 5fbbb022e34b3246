package org.stillcast.project;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is written on a slide: a title, a text below it, or one of them; some words perhaps with their reading, as {@link RubyText}
 * has it.
 *
 * @param title in larger letters
 * @param text perhaps of several lines
 */
public record SlideText(Optional<String> title, Optional<String> text) {
    public SlideText {
        if (title.isEmpty() && text.isEmpty()) {
            throw new IllegalArgumentException("a slide must have a title or a text");
        }
    }

    /** Returns what a title and a text make together; empty if there is neither. */
    public static Optional<SlideText> of(Optional<String> title, Optional<String> text) {
        return title.isEmpty() && text.isEmpty() ? Optional.empty() : Optional.of(new SlideText(title, text));
    }

    /** Returns the title, and the text below it. */
    public String all() {
        return Stream.of(title, text).flatMap(Optional::stream).collect(Collectors.joining("\n"));
    }
}
