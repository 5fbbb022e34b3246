package org.stillcast.doubt;

import java.util.List;
import java.util.function.IntPredicate;

import org.stillcast.text.Words;

/** Clips that are far longer, or far shorter, than all others. */
final class OddLengths implements Suspicion {
    private static final Words WORDS = Words.of(OddLengths.class);
    private static final int LEAST_CLIPS = 8;
    private static final double LONG_SECONDS = 120;
    private static final int LONG_TIMES = 20;
    private static final double SHORT_SECONDS = 0.15;
    private static final int SHORT_TIMES = 8;

    /** Where more than one, and one in so many, are like this, it is how they are. */
    private static final int OTHERS_FOR_ONE = 200;

    @Override
    public void look(Scene scene, DoubtList doubts) {
        double median = Scene.median(scene.known(), scene.facts()::seconds);
        List<Integer> longer = few(scene, clip -> {
            double seconds = scene.facts().seconds(clip);
            return seconds > LONG_SECONDS && seconds > LONG_TIMES * median;
        });
        List<Integer> shorter = few(scene, clip -> {
            double seconds = scene.facts().seconds(clip);
            return seconds < SHORT_SECONDS && seconds * SHORT_TIMES < median;
        });
        longer.forEach(clip -> doubts.add(
                DoubtKind.LONG_CLIP,
                scene,
                List.of(clip),
                WORDS.say("long", scene.name(clip), scene.facts().seconds(clip), median)));
        shorter.forEach(clip -> doubts.add(
                DoubtKind.SHORT_CLIP,
                scene,
                List.of(clip),
                WORDS.say("short", scene.name(clip), scene.facts().seconds(clip), median)));
    }

    private static List<Integer> few(Scene scene, IntPredicate isOdd) {
        long known = scene.known().count();
        List<Integer> odd = scene.known()
                .filter(isOdd)
                .filter(clip -> !scene.isRepeated(clip))
                .boxed()
                .toList();
        boolean areFew = odd.size() <= Math.max(1, known / OTHERS_FOR_ONE);
        return known >= LEAST_CLIPS && areFew ? odd : List.of();
    }
}
