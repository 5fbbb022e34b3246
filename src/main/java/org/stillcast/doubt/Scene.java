package org.stillcast.doubt;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import org.stillcast.forecast.ClipFacts;
import org.stillcast.forecast.ClipLevels;
import org.stillcast.forecast.PartForecast;
import org.stillcast.packed.KeyIndex;
import org.stillcast.project.Clip;
import org.stillcast.project.Project;

/**
 * All that is known of a project before it is rendered.
 *
 * @param facts of its clips
 * @param parts that it will have
 * @param levels of its clips, if they were decoded
 * @param uses tells how often the file of a clip is named
 * @param firstUses clips that name a file which none before them does
 */
record Scene(
        Project project,
        ClipFacts facts,
        List<PartForecast> parts,
        Optional<ClipLevels> levels,
        IntUnaryOperator uses,
        BitSet firstUses) {
    static Scene of(Project project, ClipFacts facts, List<PartForecast> parts, Optional<ClipLevels> levels) {
        List<Clip> clips = project.clips();
        KeyIndex files = new KeyIndex();
        int[] numbers = new int[clips.size()];
        int[] counts = new int[clips.size()];
        BitSet firstUses = new BitSet();
        for (int clip = 0; clip < numbers.length; clip++) {
            int known = files.size();
            numbers[clip] = files.add(clips.get(clip).audio().toString());
            counts[numbers[clip]]++;
            firstUses.set(clip, numbers[clip] == known);
        }
        return new Scene(project, facts, parts, levels, clip -> counts[numbers[clip]], firstUses);
    }

    Clip clip(int position) {
        return project.clips().get(position);
    }

    Path file(int clip) {
        return clip(clip).audio();
    }

    /** Returns what people call a clip. */
    String name(int clip) {
        return clip(clip).name(clip);
    }

    /** Tells whether the file of a clip is named several times, which nobody does by mistake. */
    boolean isRepeated(int clip) {
        return uses.applyAsInt(clip) > 1;
    }

    /** Tells whether a clip is the first that names its file. */
    boolean isFirstUse(int clip) {
        return firstUses.get(clip);
    }

    /** Returns the clips of which it is known how long they are, in order. */
    IntStream known() {
        return facts.used().filter(clip -> facts.samples(clip).isPresent());
    }

    /** Returns the median of a value of some clips; 0 of none. */
    static double median(IntStream clips, IntToDoubleFunction value) {
        double[] values = clips.mapToDouble(value).sorted().toArray();
        return values.length == 0 ? 0 : values[values.length / 2];
    }
}
