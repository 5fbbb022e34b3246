package org.stillcast.doubt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.stillcast.fault.Fault;
import org.stillcast.project.Clip;

/** Collects doubts. Keeps the first hundred of each kind and counts the rest. */
public final class DoubtList {
    private static final int MOST_OF_A_KIND = 100;
    private static final Comparator<Doubt> BY_CLIP = Comparator.comparingInt(
            doubt -> doubt.clips().isEmpty() ? -1 : doubt.clips().get(0));

    private final List<Doubt> doubts = new ArrayList<>();
    private final Map<DoubtKind, Integer> counts = new EnumMap<>(DoubtKind.class);

    /** Adds one about clips. */
    void add(DoubtKind kind, Scene scene, List<Integer> clips, String sentence) {
        Clip first = scene.clip(clips.get(0));
        add(new Doubt(kind, clips, new Fault(first.pointer(), sentence)));
    }

    void add(Doubt doubt) {
        if (counts.merge(doubt.kind(), 1, Integer::sum) <= MOST_OF_A_KIND) {
            doubts.add(doubt);
        }
    }

    /** Returns those that were kept, in the order of their clips, those about pictures first. */
    public List<Doubt> kept() {
        return doubts.stream().sorted(BY_CLIP).toList();
    }

    /** Returns how many were not kept. */
    public int others() {
        return counts.values().stream().mapToInt(Integer::intValue).sum() - doubts.size();
    }
}
