package org.stillcast.doubt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import org.stillcast.text.MissingNumbers;
import org.stillcast.text.NumberOrder;
import org.stillcast.text.Numbering;
import org.stillcast.text.Words;

/** Names that count, of which one is missing or stands in the wrong place. A file that is named again counts once. */
final class NumberGaps implements Suspicion {
    private static final Words WORDS = Words.of(NumberGaps.class);
    private static final int MOST_EACH = 5;
    private static final Pattern SLASH = Pattern.compile("/");

    @Override
    public void look(Scene scene, DoubtList doubts) {
        int[] clips = scene.firstUses().stream().toArray();
        List<String> paths = scene.project().audioPaths();
        NumberOrder order = new NumberOrder();
        Numbering numbering = new Numbering();
        for (int clip : clips) {
            order.add(paths.get(clip));
            numbering.add(paths.get(clip));
        }
        for (int at : order.displaced()) {
            String sentence = WORDS.say("number-order", scene.name(clips[at]), scene.name(clips[at - 1]));
            doubts.add(DoubtKind.NUMBER_ORDER, scene, List.of(clips[at], clips[at - 1]), sentence);
        }
        List<MissingNumbers> missing = new ArrayList<>(numbering.missing());
        Arrays.stream(clips).mapToObj(paths::get).forEach(path -> removeNamed(path, missing));
        addMissing(scene, clips, missing, doubts);
    }

    /** What is there in another place is not missing: then it is the order that is wrong. */
    private static void removeNamed(String path, List<MissingNumbers> missing) {
        if (!missing.isEmpty()) {
            List<String> names = SLASH.splitAsStream(path).toList();
            missing.removeIf(number -> names.stream().anyMatch(name -> isNamed(number.first(), name)));
        }
    }

    private static boolean isNamed(String number, String name) {
        return name.startsWith(number)
                && (name.length() == number.length() || !Character.isDigit(name.charAt(number.length())));
    }

    private static void addMissing(Scene scene, int[] clips, List<MissingNumbers> missing, DoubtList doubts) {
        List<MissingNumbers> told = missing.size() > MOST_EACH ? missing.subList(0, 1) : missing;
        for (MissingNumbers number : told) {
            String others = missing.size() > told.size() ? WORDS.count("places", missing.size() - 1) : "";
            doubts.add(DoubtKind.NUMBER_MISSING, scene, List.of(clips[number.position()]), number.sentence() + others);
        }
    }
}
