package org.stillcast.subtitle;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Goes through the cues of a file of subtitles, SubRip or WebVTT; its head tells which. Keeps no more of it than a cue. Cues
 * without a text are left out.
 */
final class CueCursor {
    /** A file's head, and nothing more in that line but perhaps a remark. */
    private static final Pattern WEBVTT = Pattern.compile("(?s)" + WebVtt.HEAD + "(?:[ \\t].*)?");

    private final LineCursor lines;
    private final SubtitleForm form;

    private CueCursor(LineCursor lines, SubtitleForm form) {
        this.lines = lines;
        this.form = form;
    }

    /**
     * Begins with the first line.
     *
     * @throws UnusableSubtitlesException if something is wrong with it
     */
    static CueCursor of(LineCursor lines) throws UnusableSubtitlesException, IOException {
        String head = lines.next();
        SubtitleForm form = WEBVTT.matcher(head).matches() ? new WebVttForm() : new SubRipForm();
        form.take(head, lines.number());
        return new CueCursor(lines, form);
    }

    /**
     * Returns the next cue; empty behind the last one.
     *
     * @throws UnusableSubtitlesException with the next thing that is wrong
     */
    Optional<Cue> next() throws UnusableSubtitlesException, IOException {
        while (lines.hasNext()) {
            form.take(lines.next(), lines.number());
            Optional<Cue> ended = form.cues().takeEnded();
            if (ended.isPresent()) {
                return ended;
            }
        }
        form.cues().end();
        return form.cues().takeEnded();
    }
}
