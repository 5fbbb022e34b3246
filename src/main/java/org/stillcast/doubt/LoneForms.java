package org.stillcast.doubt;

import java.util.ArrayList;
import java.util.List;

import org.stillcast.forecast.ClipFacts;
import org.stillcast.project.ChannelRule;
import org.stillcast.text.Words;

/** Few clips of another form than all others: with two channels, which makes all stereo, or with telephone's sample rate. */
final class LoneForms implements Suspicion {
    private static final Words WORDS = Words.of(LoneForms.class);

    /** Few are at most one, or one in so many. */
    private static final int OTHERS_FOR_ONE = 20;

    private static final int LEAST_OTHERS = 3;

    /** What has less than this beside others with twice as much is heard to be different. */
    private static final int LOW_RATE = 16_000;

    private static final int TIMES = 2;

    @Override
    public void look(Scene scene, DoubtList doubts) {
        ClipFacts facts = scene.facts();
        if (scene.project().audio().channels() == ChannelRule.AUTO) {
            List<Integer> stereo = new ArrayList<>();
            List<Integer> others = new ArrayList<>();
            facts.used()
                    .filter(clip -> facts.channels(clip).isPresent())
                    .forEach(clip -> (facts.channels(clip).getAsInt() > 1 ? stereo : others).add(clip));
            if (areFew(stereo.size(), others.size())) {
                String name = scene.name(stereo.get(0));
                String sentence = stereo.size() == 1
                        ? WORDS.say("stereo", name, others.size())
                        : WORDS.say("stereo.several", stereo.size(), name, others.size());
                doubts.add(DoubtKind.STEREO, scene, stereo, sentence);
            }
        }
        lookAtRates(scene, facts, doubts);
    }

    private static void lookAtRates(Scene scene, ClipFacts facts, DoubtList doubts) {
        double median = Scene.median(
                facts.used().filter(clip -> facts.rateHz(clip).isPresent()),
                clip -> facts.rateHz(clip).orElse(0));
        List<Integer> low = facts.used()
                .filter(clip -> {
                    int rate = facts.rateHz(clip).orElse(Integer.MAX_VALUE);
                    return rate <= LOW_RATE && rate * TIMES <= median;
                })
                .boxed()
                .toList();
        int others = (int) facts.used().count() - low.size();
        if (areFew(low.size(), others)) {
            int first = low.get(0);
            String sentence = WORDS.say(
                    "sample-rate", scene.name(first), facts.rateHz(first).orElse(0), (int) median);
            doubts.add(DoubtKind.SAMPLE_RATE, scene, low, sentence);
        }
    }

    private static boolean areFew(int few, int others) {
        return few > 0 && others >= LEAST_OTHERS && (few == 1 || few * OTHERS_FOR_ONE <= others);
    }
}
