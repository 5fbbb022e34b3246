package org.stillcast.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Finds the numbers that are missing in names of files: 0003 between 0002 and 0004. Names that follow one another count by the
 * first number in which they differ, if nothing else in front of it does: so do folders, and what stands behind the number may be a title.
 * They are believed to count only if they mostly do so one by one: {@link CountedNumbers}. Dates count nothing.
 *
 * <p>However many names there are, some of them and some hundred gaps are kept. Not safe for use by several threads.
 */
public final class Numbering {
    private static final int MOST_KEPT = 100;

    /** A day, or a day and a time, as recorders and telephones name what they record. */
    private static final Pattern DATE =
            Pattern.compile(".*(?<![0-9])(?:19|20)[0-9]{2}([-_. ]?)(?:0[1-9]|1[0-2])\\1[0-3][0-9].*", Pattern.DOTALL);

    /** What counts now, by how many runs of digits and of other signs stand before its number. */
    private final TreeMap<Integer, CountedNumbers> counted = new TreeMap<>();

    private final List<MissingNumbers> missing = new ArrayList<>();
    private NumberedName before = new NumberedName("");
    private int position;
    private long count;

    /**
     * Takes the next name.
     *
     * @param path from a folder, its elements divided by /; what a last extension says is no part of it
     */
    public void add(String path) {
        NumberedName name = new NumberedName(DATE.matcher(path).matches() ? "" : path);
        int differing = before.firstDifference(name);
        boolean isStep = before.isNumber(differing) && name.isNumber(differing);
        end(counted.tailMap(differing, !isStep).values());
        if (isStep && !counted.computeIfAbsent(differing, CountedNumbers::new).take(before, name, position)) {
            end(counted.tailMap(differing, true).values());
        }
        before = name;
        position++;
    }

    private void end(Collection<CountedNumbers> ended) {
        for (CountedNumbers numbers : ended) {
            if (numbers.isBelieved()) {
                count += numbers.missingCount();
                missing.addAll(numbers.missing());
            }
        }
        ended.clear();
        missing.sort(Comparator.comparingInt(MissingNumbers::position));
        if (missing.size() > MOST_KEPT) {
            missing.subList(MOST_KEPT, missing.size()).clear();
        }
    }

    /** Returns what is missing in all names that were taken, in their order; no more than the first hundred of such places. */
    public List<MissingNumbers> missing() {
        end(counted.values());
        before = new NumberedName("");
        return List.copyOf(missing);
    }

    /** Returns how many numbers are missing, also those that {@link #missing} does not have; called behind it. */
    public long count() {
        return count;
    }
}
