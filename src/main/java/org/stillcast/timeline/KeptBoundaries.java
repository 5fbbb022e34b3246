package org.stillcast.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.stillcast.packed.KeyIndex;

/**
 * Finds the places of earlier part boundaries in a list of clips that was edited since. Clips are recognised by their
 * fingerprints, whatever they are called now.
 *
 * <p>The longest run of clips that kept their order is taken for the unchanged rest; a boundary goes where the clip
 * behind it is now, or else the one before it. Time grows with n log n and memory with n, also for lists that have
 * nothing in common.
 */
public final class KeptBoundaries {
    private static final int NONE = -1;

    /** For each clip of before, its index now, ascending where it is not {@link #NONE}. */
    private final int[] now;

    private final List<List<String>> partsBefore;

    private KeptBoundaries(List<List<String>> partsBefore, int[] now) {
        this.partsBefore = partsBefore;
        this.now = now;
    }

    /**
     * Returns the indices at which parts began before and can begin now, ascending, without 0.
     *
     * @param partsBefore fingerprints of the clips of each part, in order
     * @param clipsNow fingerprints of the clips, in order
     */
    public static List<Integer> find(List<List<String>> partsBefore, List<String> clipsNow) {
        KeyIndex contents = new KeyIndex();
        int[] before = partsBefore.stream()
                .flatMap(List::stream)
                .mapToInt(contents::add)
                .toArray();
        int[] now = clipsNow.stream().mapToInt(contents::add).toArray();
        return new KeptBoundaries(partsBefore, matches(before, now, contents.size())).starts(now.length);
    }

    /** The same content may stand in many places: the first is matched with the first, and so on. */
    private static int[] matches(int[] before, int[] now, int contents) {
        int[] first = new int[contents];
        int[] next = new int[before.length];
        Arrays.fill(first, NONE);
        for (int i = before.length - 1; i >= 0; i--) {
            next[i] = first[before[i]];
            first[before[i]] = i;
        }
        int[] candidates = new int[now.length];
        for (int i = 0; i < now.length; i++) {
            candidates[i] = first[now[i]];
            first[now[i]] = candidates[i] == NONE ? NONE : next[candidates[i]];
        }
        int[] matches = new int[before.length];
        Arrays.fill(matches, NONE);
        for (int i : longestAscending(candidates)) {
            matches[candidates[i]] = i;
        }
        return matches;
    }

    /** Returns the indices of a longest ascending choice of the values that are not {@link #NONE}. */
    private static int[] longestAscending(int[] values) {
        int[] lastOfLength = new int[values.length];
        int[] previous = new int[values.length];
        int length = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != NONE) {
                int at = firstNotBelow(values, lastOfLength, length, values[i]);
                previous[i] = at == 0 ? NONE : lastOfLength[at - 1];
                lastOfLength[at] = i;
                length = Math.max(length, at + 1);
            }
        }
        int[] chosen = new int[length];
        for (int at = length - 1, i = length == 0 ? NONE : lastOfLength[length - 1]; at >= 0; at--, i = previous[i]) {
            chosen[at] = i;
        }
        return chosen;
    }

    private static int firstNotBelow(int[] values, int[] lastOfLength, int length, int value) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[lastOfLength[middle]] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private List<Integer> starts(int count) {
        List<Integer> starts = new ArrayList<>();
        int before = 0;
        int last = 0;
        for (List<String> part : partsBefore) {
            int start = before == 0 ? 0 : placeOf(before);
            if (start > last && start < count) {
                starts.add(start);
                last = start;
            }
            before += part.size();
        }
        return starts;
    }

    /** Returns the index now of a boundary before a clip; {@link #NONE} if nothing around it is left. */
    private int placeOf(int clipBefore) {
        if (clipBefore < now.length && now[clipBefore] != NONE) {
            return now[clipBefore];
        }
        if (now[clipBefore - 1] != NONE) {
            return now[clipBefore - 1] + 1;
        }
        for (int i = clipBefore + 1; i < now.length; i++) {
            if (now[i] != NONE) {
                return Math.max(0, now[i] - (i - clipBefore));
            }
        }
        return NONE;
    }
}
