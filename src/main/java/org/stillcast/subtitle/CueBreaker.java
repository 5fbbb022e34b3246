package org.stillcast.subtitle;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Breaks the text of a clip into cues that can be read while the clip is heard.
 *
 * <ul>
 *   <li>A cue has at most two lines of at most 42 narrow or 16 wide characters, or of a mixture ({@code CharacterMeasure}). A
 *       word that is wider than a line stays whole; one that is wider than two, which nobody reads, is cut between grapheme
 *       clusters.
 *   <li>Cues end where a sentence does, else behind a comma, else between words; a line's end in the text ends a line.
 *   <li>They follow one another without a gap from the clip's beginning to its end. The share of each is that of its characters,
 *       wide ones counting twice; but none is shown shorter than it takes to be read (20 narrow or 9 wide characters a second)
 *       nor shorter than a second, as long as the clip is long enough for all of them. If it is not, cues are as full as they can
 *       be, and are shown by their share for less.
 *   <li>Where not even a millisecond is left for a cue, the next one shows its text, too.
 * </ul>
 *
 * <p>Made for the clips of a project, one after another: it loads ICU with the first text, and its dictionaries with the first one
 * that needs them, and keeps them. Not safe for use by several threads.
 */
public final class CueBreaker {
    private final String language;
    private @Nullable BreakFinder finder;

    /**
     * Makes one that has loaded nothing yet.
     *
     * @param language of the texts, a BCP 47 tag; empty if it is not known. The letters of Japanese and Korean tell by themselves
     */
    public CueBreaker(String language) {
        this.language = language;
    }

    /**
     * Returns the cues of a text, from 0 to the clip's length; none if nothing is to be seen of it.
     *
     * @param millis the clip's length, > 0
     */
    public List<Cue> cues(String text, long millis) {
        if (millis <= 0) {
            throw new IllegalArgumentException("clip must be > 0 ms long, was " + millis);
        }
        String clean = CleanText.of(text);
        if (clean.isEmpty()) {
            return List.of();
        }
        if (finder == null) {
            finder = new BreakFinder(language);
        }
        BrokenText broken = finder.find(clean);
        return broken.weight(0, broken.last()) == 0 ? List.of() : cues(broken, millis);
    }

    private static List<Cue> cues(BrokenText text, long millis) {
        List<Integer> ends = new CueDivision(text, millis).ends();
        int[] weights = new int[ends.size()];
        long[] needs = new long[ends.size()];
        int from = 0;
        for (int i = 0; i < ends.size(); i++) {
            weights[i] = text.weight(from, ends.get(i));
            needs[i] = Math.max(CueTimes.LEAST_MILLIS, text.readingMillis(from, ends.get(i)));
            from = ends.get(i);
        }
        return cues(text, ends, CueTimes.ends(weights, needs, millis));
    }

    private static List<Cue> cues(BrokenText text, List<Integer> ends, long[] times) {
        List<Cue> cues = new ArrayList<>();
        StringBuilder shown = new StringBuilder();
        int from = 0;
        long fromMillis = 0;
        for (int i = 0; i < times.length; i++) {
            shown.append(shown.length() == 0 ? "" : "\n").append(CueLines.of(text, from, ends.get(i)));
            from = ends.get(i);
            if (times[i] > fromMillis) {
                cues.add(new Cue(fromMillis, times[i], shown.toString()));
                fromMillis = times[i];
                shown.setLength(0);
            }
        }
        return withRest(cues, shown.toString());
    }

    /** What is left got no time behind the clip's end, and the last cue shows it. */
    private static List<Cue> withRest(List<Cue> cues, String rest) {
        if (!rest.isEmpty()) {
            Cue last = cues.remove(cues.size() - 1);
            cues.add(new Cue(last.fromMillis(), last.toMillis(), last.text() + "\n" + rest));
        }
        return List.copyOf(cues);
    }
}
