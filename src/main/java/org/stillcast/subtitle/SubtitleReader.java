package org.stillcast.subtitle;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.stillcast.text.Words;

/**
 * Reads a clip's own file of subtitles, SubRip, WebVTT or lyrics (LRC); what stands in it tells which. What is no text is left out: notes, styles, regions,
 * names, where a cue is shown, and tags. Cues must follow one another in time; they may have gaps between them.
 */
public final class SubtitleReader {
    private static final Words WORDS = Words.of(SubtitleReader.class);

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
        List<Cue> cues = Lyrics.are(text) ? Lyrics.cues(text) : cues(text);
        if (cues.isEmpty()) {
            throw new UnusableSubtitlesException(WORDS.say("cues.none"));
        }
        return List.copyOf(cues);
    }

    private static List<Cue> cues(String text) throws UnusableSubtitlesException, IOException {
        CueCursor cursor = CueCursor.of(new LineCursor(new StringReader(text)));
        List<Cue> cues = new ArrayList<>();
        for (Optional<Cue> next = cursor.next(); next.isPresent(); next = cursor.next()) {
            cues.add(next.get());
        }
        return cues;
    }
}
