package org.stillcast.subtitle;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * SubRip (SRT). It has no definition and no way to escape anything; players take for markup what they know: tags of HTML, codes of
 * other formats in braces or behind a backslash ({@code {\an8}}, {@code {y:i}}, {@code \N}), character references, and an arrow
 * {@code -->} for the next cue's time. So that a text is shown as it is written, what looks like one of these gets a
 * <i>guard</i> behind its first sign: a word joiner (U+2060), which is no letter, takes no room and allows no break. Of what else
 * could be done, a look-alike such as U+2039 would be seen, found by no search and read aloud wrongly, a zero-width space would
 * let a line break there, and leaving the sign out would lose it. Where nothing looks like markup, nothing is added. A
 * blank line in a text, which would end the cue, is a line with a no-break space. Reading takes both away again.
 */
public final class SubRip {
    private static final String GUARD = "\u2060";

    private record Place(String before, String behind) {}

    /** Where a guard stands: between the first sign of what players take for markup and the rest of it. */
    private static final List<Place> PLACES = List.of(
            new Place("<", "[A-Za-z/!?]"),
            new Place("\\{", "(?:\\\\|[A-Za-z]:)"),
            new Place("\\\\", "[A-Za-z{}]"),
            new Place("&", "#?\\w+;"),
            new Place("--", ">"));

    /** A guard that a text has there itself gets another one. */
    private static final Pattern UNGUARDED = Pattern.compile(places("", "\u2060*"));

    /** Tags and codes that players know, character references, and guards. */
    private static final Pattern MARKUP =
            Pattern.compile("</?(?i:b|i|u|s|em|strong|font|span|c|v)(?:[ .][^<>\\n]*)?>|\\{\\\\[^{}\\n]*\\}|"
                    + CharacterReference.SHAPE + "|" + places("\u2060", "\u2060*"));

    private SubRip() {}

    private static String places(String there, String between) {
        return PLACES.stream()
                .map(place -> "(?<=%s)%s(?=%s%s)".formatted(place.before(), there, between, place.behind()))
                .collect(Collectors.joining("|"));
    }

    /** Writes cues, one after another, numbered from 1. */
    public static void write(Iterator<Cue> cues, Appendable out) throws IOException {
        for (long number = 1; cues.hasNext(); number++) {
            Cue cue = cues.next();
            out.append(number == 1 ? "" : "\n").append(Long.toString(number)).append("\n");
            CueClock.write(cue, ',', out);
            out.append("\n").append(written(cue.text())).append("\n");
        }
    }

    private static String written(String text) {
        return UNGUARDED.matcher(EmptyLine.written(text)).replaceAll(GUARD);
    }

    /** Returns the text of a cue as it stands in a file, without its tags and codes. */
    static String text(String written) {
        return EmptyLine.read(CharacterReference.plain(written, MARKUP));
    }
}
