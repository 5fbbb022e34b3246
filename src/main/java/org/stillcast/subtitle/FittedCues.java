package org.stillcast.subtitle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.stillcast.text.Words;

/**
 * The cues of a clip's own file as far as the clip goes.
 *
 * @param cues that begin before the clip's end, the last one cut there if it is longer
 * @param isCut whether the last one was
 * @param leftOut how many begin at the clip's end or later
 */
public record FittedCues(List<Cue> cues, boolean isCut, int leftOut) {
    private static final Words WORDS = Words.english(FittedCues.class);

    public FittedCues {
        cues = List.copyOf(cues);
    }

    /**
     * Cuts cues to a clip.
     *
     * @param cues in order, from the clip's beginning
     * @param millis the clip's length, > 0
     */
    public static FittedCues of(List<Cue> cues, long millis) {
        List<Cue> fitted = new ArrayList<>();
        boolean isCut = false;
        for (Cue cue : cues) {
            cue.within(0, millis).ifPresent(fitted::add);
            isCut |= cue.fromMillis() < millis && cue.toMillis() > millis && cue.toMillis() != Cue.END_OF_CLIP;
        }
        return new FittedCues(fitted, isCut, cues.size() - fitted.size());
    }

    /** Returns what was done to them, in English as all that results say, in words that go on from the file; empty if nothing was. */
    public Optional<String> remark() {
        if (leftOut > 0) {
            return Optional.of(WORDS.count("fit.left-out", leftOut));
        }
        return isCut ? Optional.of(WORDS.say("fit.cut")) : Optional.empty();
    }
}
