package org.stillcast.doubt;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

import org.stillcast.text.Words;

/**
 * Texts that do not fit the lengths of their clips by far, held against how fast the others of the same script are spoken. Two that
 * fit each other's clips are swapped, and a row of them that fits the next or the previous clips is shifted: each is one mistake.
 */
final class TextLengths implements Suspicion {
    private static final Words WORDS = Words.of(TextLengths.class);

    /** Times too long or too short, as a natural logarithm. */
    private static final double FAR = Math.log(2.3);

    private static final double FAR_SPREADS = 5;

    /** Where more are like this, texts are no transcripts. */
    private static final int MOST_EACH = 5;

    private static final int OTHERS_FOR_ONE = 500;

    @Override
    public void look(Scene scene, DoubtList doubts) {
        TextFits fits = TextFits.of(scene);
        BitSet told = new BitSet();
        Optional<TextShift> shift = TextShift.in(fits);
        shift.ifPresent(found -> {
            told.set(Math.max(0, found.first() - 1), found.last() + 2);
            doubts.add(DoubtKind.SHIFTED_TEXTS, scene, List.of(found.first(), found.last()), sentence(scene, found));
        });
        for (TextSwap swap : TextSwap.in(fits, told)) {
            told.set(swap.first());
            told.set(swap.second());
            String sentence = WORDS.say("swapped", scene.name(swap.first()), scene.name(swap.second()));
            doubts.add(DoubtKind.SWAPPED_TEXTS, scene, List.of(swap.first(), swap.second()), sentence);
        }
        lookAtOthers(scene, fits, told, doubts);
    }

    private static String sentence(Scene scene, TextShift shift) {
        String first = scene.name(shift.first());
        String last = scene.name(shift.last());
        return shift.by() > 0 ? WORDS.say("shifted.forward", first, last) : WORDS.say("shifted.back", first, last);
    }

    private static void lookAtOthers(Scene scene, TextFits fits, BitSet told, DoubtList doubts) {
        List<Integer> far = fits.clips()
                .filter(clip -> !told.get(clip))
                .filter(clip -> Math.abs(fits.misfit(clip, clip)) > Math.max(FAR, FAR_SPREADS * fits.spread(clip)))
                .boxed()
                .toList();
        if (far.size() > Math.max(MOST_EACH, fits.clips().count() / OTHERS_FOR_ONE)) {
            return;
        }
        for (int clip : far) {
            double seconds = scene.facts().seconds(clip);
            String sentence = fits.misfit(clip, clip) < 0
                    ? WORDS.say("text.too-long", scene.name(clip), seconds, fits.seconds(clip))
                    : WORDS.say("text.too-short", scene.name(clip), seconds, fits.seconds(clip));
            doubts.add(DoubtKind.TEXT_LENGTH, scene, List.of(clip), sentence);
        }
    }
}
