package org.stillcast.subtitle;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a clip's own file of subtitles, SubRip or WebVTT; its head tells which. What is no text is left out: notes, styles, regions,
 * names, where a cue is shown, and tags. Cues must follow one another in time; they may have gaps between them.
 */
public final class SubtitleReader {
    /** A file's head, and nothing more in that line but perhaps a remark. */
    private static final Pattern WEBVTT = Pattern.compile("(?s)" + WebVtt.HEAD + "(?:[ \\t\\n\\r].*)?");

    private static final Pattern NUMBER = Pattern.compile("\\s*\\d+\\s*");

    /** What should be a time where one is expected. */
    private static final Pattern MEANT_AS_TIME = Pattern.compile("\\s*\\d{1,4}:\\d.*");

    private SubtitleReader() {}

    /**
     * Reads a file.
     *
     * @param in all of its bytes; the caller closes it
     * @return at least one, in order, none before the one in front of it has ended
     * @throws UnusableSubtitlesException if it is no such file, with the first thing that is wrong
     * @throws IOException if it cannot be read
     */
    public static List<Cue> read(InputStream in) throws UnusableSubtitlesException, IOException {
        String text = SubtitleText.of(in);
        return WEBVTT.matcher(text).matches() ? webVtt(new LineCursor(text)) : subRip(new LineCursor(text));
    }

    /** A blank line ends a cue; what stands outside of one is its name, or something else that is not shown. */
    private static List<Cue> webVtt(LineCursor lines) throws UnusableSubtitlesException {
        CueCollector cues = new CueCollector(WebVtt::text);
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.contains(CueClock.ARROW)) {
                cues.begin(line, lines.number());
            } else if (line.isEmpty()) {
                cues.end();
            } else if (cues.isOpen()) {
                cues.add(line, lines.number());
            }
        }
        return cues.cues();
    }

    /** The next cue's number and time end a cue, as in ffmpeg; a careless writer's blank line in the text does not. */
    private static List<Cue> subRip(LineCursor lines) throws UnusableSubtitlesException {
        CueCollector cues = new CueCollector(SubRip::text);
        String before = "";
        String beforeThat = "";
        while (lines.hasNext()) {
            String line = lines.next();
            boolean isBehindNumber = NUMBER.matcher(before).matches();
            if (line.contains(CueClock.ARROW)) {
                if (isBehindNumber) {
                    cues.takeBack(before);
                }
                cues.begin(line, lines.number());
            } else if (isBehindNumber
                    && beforeThat.isBlank()
                    && MEANT_AS_TIME.matcher(line).matches()) {
                throw CueCollector.unreadable(line, lines.number());
            } else if (cues.isOpen()) {
                cues.add(line.isBlank() ? "" : line, lines.number());
            }
            beforeThat = before;
            before = line;
        }
        return cues.cues();
    }
}
