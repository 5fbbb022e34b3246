package org.stillcast.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.stillcast.text.Words;

/**
 * How far a project has come, for people: the first half is its clips, the second its parts. As long as clips are
 * rendered, nothing is known of how long the joining will take.
 *
 * @param project id of the project
 * @param fraction of the work that is done, 0 to 1
 * @param doing what is being done and how fast, in phrases such as {@code clip 17/2259}, what matters most first
 */
public record ProgressPhrases(String project, double fraction, List<String> doing) {
    private static final Words WORDS = Words.of(ProgressPhrases.class);
    private static final PaceText TEXT = new PaceText(WORDS);

    /** Returns what an event tells of it; empty if it tells nothing. */
    public static Optional<ProgressPhrases> of(RunEvent event) {
        if (event instanceof RunEvent.RenderingBegun begun) {
            return Optional.of(ofClips(begun.project(), begun.tried(), begun.clips(), begun.pace()));
        }
        if (event instanceof RunEvent.ClipRendered rendered) {
            return Optional.of(ofClips(rendered.project(), rendered.tried(), rendered.clips(), rendered.pace()));
        }
        if (event instanceof RunEvent.ClipRefused refused) {
            return Optional.of(ofClips(refused.project(), refused.tried(), refused.clips(), refused.pace()));
        }
        if (event instanceof RunEvent.JoiningBegun begun) {
            return Optional.of(ofParts(begun.project(), begun.finished(), begun.parts(), begun.pace()));
        }
        if (event instanceof RunEvent.PartFinished joined) {
            return Optional.of(ofParts(joined.project(), joined.finished(), joined.parts(), joined.pace()));
        }
        return Optional.empty();
    }

    /**
     * Returns what is told while clips are rendered.
     *
     * @param count of those that are done with
     */
    public static ProgressPhrases ofClips(String project, int count, int all, Pace.Reading pace) {
        String piece = WORDS.say("progress.clip", count, all);
        return of(project, 0.5 * count / all, piece, pace, left -> WORDS.say("progress.left-clips", left));
    }

    /**
     * Returns what is told while parts are joined.
     *
     * @param count of those that are finished
     */
    public static ProgressPhrases ofParts(String project, int count, int all, Pace.Reading pace) {
        String piece = WORDS.say("progress.part", count, all);
        return of(project, 0.5 + 0.5 * count / all, piece, pace, left -> WORDS.say("progress.left", left));
    }

    private static ProgressPhrases of(
            String project, double fraction, String piece, Pace.Reading pace, UnaryOperator<String> left) {
        List<String> doing = new ArrayList<>(List.of(piece));
        pace.left().map(TEXT::length).map(left).ifPresent(doing::add);
        pace.speed().stream().mapToObj(TEXT::speed).forEach(doing::add);
        return new ProgressPhrases(project, fraction, List.copyOf(doing));
    }
}
