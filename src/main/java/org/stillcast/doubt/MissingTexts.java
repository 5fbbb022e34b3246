package org.stillcast.doubt;

import java.util.List;
import java.util.stream.IntStream;

import org.stillcast.project.ClipTexts;
import org.stillcast.text.Words;

/** Clips without a text between others that have one: not the first and the last, nor one that is heard again and again. */
final class MissingTexts implements Suspicion {
    private static final Words WORDS = Words.of(MissingTexts.class);
    private static final int LEAST_TEXTS = 5;
    private static final int OTHERS_FOR_ONE = 10;

    @Override
    public void look(Scene scene, DoubtList doubts) {
        int clips = scene.facts().size();
        List<Integer> without = IntStream.range(1, clips - 1)
                .filter(clip -> !hasText(scene.project().texts(), clip) && !scene.isRepeated(clip))
                .boxed()
                .toList();
        int others = clips - without.size();
        long texts = IntStream.range(0, clips)
                .filter(clip -> hasText(scene.project().texts(), clip))
                .count();
        if (texts >= LEAST_TEXTS && without.size() * OTHERS_FOR_ONE <= others) {
            without.forEach(clip -> doubts.add(
                    DoubtKind.MISSING_TEXT,
                    scene,
                    List.of(clip),
                    WORDS.say("missing-text", scene.name(clip), texts, clips)));
        }
    }

    private static boolean hasText(ClipTexts texts, int clip) {
        return texts.subtitles(clip).isPresent()
                || texts.text(clip).filter(text -> !text.isBlank()).isPresent();
    }
}
