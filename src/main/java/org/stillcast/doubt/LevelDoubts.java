package org.stillcast.doubt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.stillcast.check.SoundLevel;
import org.stillcast.forecast.ClipLevels;
import org.stillcast.text.Words;

/** Clips that cannot be decoded, are silent, or have their peaks cut off: where they were decoded to know. */
final class LevelDoubts implements Suspicion {
    private static final Words WORDS = Words.of(LevelDoubts.class);

    /** -55 dB of full scale. */
    private static final double SILENCE = 58;

    /** Loud music has less; speech with 6 dB too much, several times more. */
    private static final double CLIPPED_SHARE = 0.003;

    /** Where more are like this, somebody wants it so. */
    private static final int MOST_EACH = 5;

    @Override
    public void look(Scene scene, DoubtList doubts) {
        if (scene.levels().isEmpty()) {
            return;
        }
        ClipLevels levels = scene.levels().get();
        List<Integer> clipped = new ArrayList<>();
        scene.facts().used().forEach(clip -> {
            Optional<SoundLevel> level = levels.get(clip);
            if (level.isEmpty()) {
                doubts.add(DoubtKind.UNDECODABLE, scene, List.of(clip), WORDS.say("undecodable", scene.name(clip)));
            } else if (level.get().loudest() < SILENCE && !scene.isRepeated(clip)) {
                doubts.add(DoubtKind.SILENT, scene, List.of(clip), WORDS.say("silent", scene.name(clip)));
            } else if (level.get().clippedShare() > CLIPPED_SHARE) {
                clipped.add(clip);
            }
        });
        addClipped(scene, clipped, doubts);
    }

    private static void addClipped(Scene scene, List<Integer> clipped, DoubtList doubts) {
        if (clipped.size() > MOST_EACH) {
            String sentence = WORDS.say("clipped.many", clipped.size(), scene.name(clipped.get(0)));
            doubts.add(DoubtKind.CLIPPED, scene, clipped, sentence);
        } else {
            clipped.forEach(clip ->
                    doubts.add(DoubtKind.CLIPPED, scene, List.of(clip), WORDS.say("clipped", scene.name(clip))));
        }
    }
}
