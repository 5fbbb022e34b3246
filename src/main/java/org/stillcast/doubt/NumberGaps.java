package org.stillcast.doubt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.stillcast.text.MissingNumbers;
import org.stillcast.text.NumberOrder;
import org.stillcast.text.Numbering;
import org.stillcast.text.Words;

/** Names that count, of which one is missing or stands in the wrong place. A file that is named again counts once. */
final class NumberGaps implements Suspicion {
    private static final Words WORDS = Words.of(NumberGaps.class);
    private static final int MOST_EACH = 5;
    private static final Pattern NAME_END = Pattern.compile("(?![0-9]).*", Pattern.DOTALL);

    @Override
    public void look(Scene scene, DoubtList doubts) {
        List<Integer> clips = firstUses(scene);
        List<String> all = scene.project().audioPaths();
        List<String> paths = clips.stream().map(all::get).toList();
        for (int at : NumberOrder.displaced(paths)) {
            int clip = clips.get(at);
            int before = clips.get(at - 1);
            String sentence = WORDS.say("number-order", scene.name(clip), scene.name(before));
            doubts.add(DoubtKind.NUMBER_ORDER, scene, List.of(clip, before), sentence);
        }
        addMissing(scene, clips, paths, doubts);
    }

    private static List<Integer> firstUses(Scene scene) {
        Set<Integer> repeated = new HashSet<>();
        List<Integer> clips = new ArrayList<>();
        for (int clip = 0; clip < scene.facts().size(); clip++) {
            if (!scene.isRepeated(clip) || repeated.add(scene.file(clip).hashCode())) {
                clips.add(clip);
            }
        }
        return clips;
    }

    private static void addMissing(Scene scene, List<Integer> clips, List<String> paths, DoubtList doubts) {
        Numbering numbering = new Numbering();
        paths.forEach(numbering::add);
        List<MissingNumbers> missing = numbering.missing().stream()
                .filter(number -> !isElsewhere(number, paths))
                .toList();
        List<MissingNumbers> told = missing.size() > MOST_EACH ? missing.subList(0, 1) : missing;
        for (MissingNumbers number : told) {
            int behind = clips.get(number.position());
            String others = missing.size() > told.size() ? WORDS.count("places", missing.size() - 1) : "";
            doubts.add(DoubtKind.NUMBER_MISSING, scene, List.of(behind), number.sentence() + others);
        }
    }

    /** Then it is the order that is wrong. */
    private static boolean isElsewhere(MissingNumbers number, List<String> paths) {
        return paths.stream()
                .flatMap(path -> Pattern.compile("/").splitAsStream(path))
                .anyMatch(name -> name.startsWith(number.first())
                        && NAME_END.matcher(name.substring(number.first().length()))
                                .matches());
    }
}
