package org.stillcast.subtitle;

import java.io.IOException;
import java.util.Iterator;
import java.util.regex.Pattern;

/**
 * WebVTT (W3C, <a href="https://www.w3.org/TR/webvtt1/">webvtt1</a>). What is markup in it can be escaped, and is. A blank line in
 * a text, which would end the cue, is a line with a no-break space, and an empty one again when it is read.
 */
public final class WebVtt {
    /** What a file begins with. */
    static final String HEAD = "WEBVTT";

    private static final Pattern ESCAPED = Pattern.compile("[&<>]");

    /** A tag or a time inside of the text; anything else behind &lt; is text of a careless writer. */
    private static final Pattern MARKUP =
            Pattern.compile("</?(?:[A-Za-z][^>]*)?>|<\\d[\\d:.]*>|" + CharacterReference.SHAPE);

    private WebVtt() {}

    /** Writes cues, one after another. */
    public static void write(Iterator<Cue> cues, Appendable out) throws IOException {
        out.append(HEAD).append("\n");
        while (cues.hasNext()) {
            Cue cue = cues.next();
            out.append("\n");
            CueClock.write(cue, '.', out);
            out.append("\n").append(written(cue.text())).append("\n");
        }
    }

    private static String written(String text) {
        return ESCAPED.matcher(EmptyLine.written(text)).replaceAll(sign -> switch (sign.group()) {
            case "&" -> "&amp;";
            case "<" -> "&lt;";
            default -> "&gt;";
        });
    }

    /** Returns the text of a cue as it stands in a file, without its tags. */
    static String text(String written) {
        return EmptyLine.read(CharacterReference.plain(written, MARKUP));
    }
}
