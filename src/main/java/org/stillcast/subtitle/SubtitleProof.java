package org.stillcast.subtitle;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;

import org.stillcast.text.Visible;
import org.stillcast.text.Words;

/**
 * The proof that a file of ours has the cues that were written to it: it is read as a clip's own file is, but for the limit of
 * that, and compared cue by cue. Keeps no more than a cue, however long the file is (of a damaged one, perhaps a longer line). The form cannot tell an empty line in a text
 * from one of blanks, so they are the same here, and a text of nothing else is no cue. That the last line's end is missing is not
 * noticed.
 */
public final class SubtitleProof {
    private static final Words WORDS = Words.of(SubtitleProof.class);
    private static final int MOST_SHOWN = 40;

    private SubtitleProof() {}

    /**
     * Returns the first difference, as what is said of the file: a sentence that goes on from its name; empty if there is none.
     *
     * @param in all of a file by {@link SubRip} or {@link WebVtt}; the caller closes it
     * @param written what was given to them
     * @throws IOException if the file cannot be read
     */
    public static Optional<String> difference(InputStream in, Iterator<Cue> written) throws IOException {
        // a decoder of its own, since one that is made for a character set replaces what is none
        LineCursor lines = new LineCursor(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        try {
            return difference(CueCursor.of(lines), written);
        } catch (UnusableSubtitlesException e) {
            return Optional.of(e.getMessage());
        } catch (CharacterCodingException e) {
            return Optional.of(WORDS.say("proof.not-utf-8", lines.number()));
        }
    }

    private static Optional<String> difference(CueCursor found, Iterator<Cue> written)
            throws UnusableSubtitlesException, IOException {
        Optional<Cue> cue = found.next();
        while (written.hasNext()) {
            Cue wanted = written.next();
            String text = EmptyLine.kept(wanted.text());
            if (text.isBlank()) {
                continue;
            }
            if (cue.isEmpty()) {
                return Optional.of(WORDS.say("proof.less", time(wanted.fromMillis())));
            }
            Optional<String> difference = difference(cue.get(), wanted, text);
            if (difference.isPresent()) {
                return difference;
            }
            cue = found.next();
        }
        return cue.map(more -> WORDS.say("proof.more", time(more.fromMillis())));
    }

    private static Optional<String> difference(Cue found, Cue wanted, String text) {
        if (found.fromMillis() != wanted.fromMillis() || found.toMillis() != wanted.toMillis()) {
            return Optional.of(WORDS.say(
                    "proof.time",
                    time(found.fromMillis()),
                    time(found.toMillis()),
                    time(wanted.fromMillis()),
                    time(wanted.toMillis())));
        }
        if (found.text().equals(text)) {
            return Optional.empty();
        }
        int at = firstDifference(found.text(), text);
        return Optional.of(WORDS.say(
                "proof.text",
                time(found.fromMillis()),
                text.codePointCount(0, at) + 1,
                Visible.shortened(found.text().substring(at), MOST_SHOWN),
                Visible.shortened(text.substring(at), MOST_SHOWN)));
    }

    /** Returns where two texts begin to differ, never within a character. */
    private static int firstDifference(String one, String other) {
        int at = 0;
        while (at < one.length() && at < other.length() && one.codePointAt(at) == other.codePointAt(at)) {
            at = one.offsetByCodePoints(at, 1);
        }
        return at;
    }

    private static String time(long millis) {
        return CueClock.time(millis, '.');
    }
}
