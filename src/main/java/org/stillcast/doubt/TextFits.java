package org.stillcast.doubt;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import static java.util.Objects.requireNonNull;

/** How well the texts of a project fit the lengths of its clips. Some two dozen bytes a clip. */
final class TextFits {
    /** Where texts and lengths have so little to do with each other, texts are no transcripts. */
    private static final double MOST_SPREAD = 0.35;

    /** As a share of the spread of all: what has no more tells how fast somebody speaks. */
    private static final double BETTER_SPREAD = 0.6;

    private static final int PIECES = 3;

    private final double[] letters;
    private final UnicodeScript[] scripts;
    private final double[] seconds;
    private final Map<UnicodeScript, SpeechPace> paces = new EnumMap<>(UnicodeScript.class);

    private TextFits(int clips) {
        letters = new double[clips];
        scripts = new UnicodeScript[clips];
        Arrays.fill(scripts, UnicodeScript.COMMON);
        seconds = new double[clips];
    }

    static TextFits of(Scene scene) {
        int clips = scene.facts().size();
        TextFits fits = new TextFits(clips);
        scene.known().forEach(clip -> fits.seconds[clip] = scene.facts().seconds(clip));
        for (int clip = 0; clip < clips; clip++) {
            int position = clip;
            scene.project().texts().text(clip).map(SpokenText::of).ifPresent(text -> fits.put(position, text));
        }
        for (UnicodeScript script : UnicodeScript.values()) {
            fits.pace(script).ifPresent(pace -> fits.paces.put(script, pace));
        }
        return fits;
    }

    private void put(int clip, SpokenText text) {
        letters[clip] = text.letters();
        scripts[clip] = text.script();
    }

    /**
     * Returns how fast a script is spoken; empty if too little tells. Where texts are shifted, all of them or from some place on, a piece
     * of the project, or the lengths of the neighbours, tell it far better.
     */
    private Optional<SpeechPace> pace(UnicodeScript script) {
        int all = letters.length;
        Optional<SpeechPace> ofAll = pace(script, 0, 0, all);
        if (ofAll.isEmpty()) {
            return ofAll;
        }
        SpeechPace best = ofAll.get();
        double most = BETTER_SPREAD * best.spread();
        for (int shift = -1; shift <= 1; shift++) {
            for (int piece = 0; piece < PIECES; piece++) {
                int from = (int) ((long) all * piece / PIECES);
                int to = (int) ((long) all * (piece + 1) / PIECES);
                Optional<SpeechPace> other = pace(script, shift, from, to);
                if (other.isPresent() && other.get().spread() < Math.min(most, best.spread())) {
                    best = other.get();
                }
            }
        }
        return Optional.of(best).filter(pace -> pace.spread() < MOST_SPREAD);
    }

    private Optional<SpeechPace> pace(UnicodeScript script, int shift, int from, int to) {
        List<SpeechPace.Sample> samples = new ArrayList<>();
        for (int clip = from; clip < to; clip++) {
            int other = clip + shift;
            if (letters[clip] > 0 && scripts[clip] == script && isKnown(other)) {
                samples.add(new SpeechPace.Sample(letters[clip], seconds[other]));
            }
        }
        return SpeechPace.of(samples);
    }

    private boolean isKnown(int clip) {
        return clip >= 0 && clip < seconds.length && seconds[clip] > 0;
    }

    /** Returns how many clips there are, also those without a text. */
    int size() {
        return letters.length;
    }

    /** Returns the clips of whose texts something can be told, in order. */
    IntStream clips() {
        return IntStream.range(0, letters.length).filter(clip -> canTell(clip, clip));
    }

    /** Tells whether something can be told of the text of one clip beside the length of another one, which need not be there. */
    boolean canTell(int text, int clip) {
        return letters[text] > 0 && isKnown(clip) && paces.containsKey(scripts[text]);
    }

    /** Returns how many times longer a clip is than the text of another one, as a natural logarithm. */
    double misfit(int text, int clip) {
        return pace(text).misfit(letters[text], seconds[clip]);
    }

    /** Returns how far most misfits of the script of a text are from 0. */
    double spread(int text) {
        return pace(text).spread();
    }

    /** Returns how long the text of a clip should be heard. */
    double seconds(int text) {
        return pace(text).seconds(letters[text]);
    }

    /** Returns the square of a misfit in spreads. */
    double cost(int text, int clip, double most) {
        double misfit = misfit(text, clip) / spread(text);
        return Math.min(most, misfit * misfit);
    }

    private SpeechPace pace(int text) {
        return requireNonNull(paces.get(scripts[text]));
    }
}
