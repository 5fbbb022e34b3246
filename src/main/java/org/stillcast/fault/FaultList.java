package org.stillcast.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.stillcast.text.Words;

/**
 * Collects faults, one line for each cause. Keeps the first hundred lines and counts the rest, so that a hopeless manifest
 * costs no memory.
 */
public final class FaultList {
    /** How many lines are kept. */
    public static final int MOST_KEPT = 100;

    private static final int HOPELESS = 5_000;

    private static final Words WORDS = Words.of(FaultList.class);

    private final List<Fault> kept = new ArrayList<>();
    private final Map<String, Integer> causes = new HashMap<>();
    private final int[] likewise = new int[MOST_KEPT];
    private int count;
    private int others;

    /** Adds a fault with a cause of its own. */
    public void add(String pointer, String message) {
        add(pointer, message, "");
    }

    /**
     * Adds a fault. Of those that have the same cause only the first is told, with the number of the others. The same fault
     * once more is none: a row of a course is looked at each time that it is heard.
     *
     * @param cause any text; empty for one of its own
     */
    public void add(String pointer, String message, String cause) {
        Fault fault = new Fault(pointer, message);
        if (cause.isEmpty() && kept.contains(fault)) {
            return;
        }
        count++;
        Integer line = cause.isEmpty() ? null : causes.get(cause);
        if (line != null) {
            likewise[line]++;
        } else if (kept.size() < MOST_KEPT) {
            causes.put(cause, kept.size()); // one without a cause is never asked for
            kept.add(fault);
        } else {
            others++;
        }
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** Tells whether there are so many that looking for more helps nobody. */
    public boolean isHopeless() {
        return count >= HOPELESS;
    }

    /** Returns how many faults no line tells of. */
    public int others() {
        return others;
    }

    /** Returns a line for each cause that was kept. */
    public List<String> keptLines() {
        return keptFaults().stream().map(Fault::toString).toList();
    }

    private List<Fault> keptFaults() {
        List<Fault> faults = new ArrayList<>();
        for (Fault fault : kept) {
            int more = likewise[faults.size()];
            String further = more == 0 ? "" : WORDS.count("faults.likewise", more);
            faults.add(new Fault(fault.pointer(), fault.message() + further));
        }
        return faults;
    }

    /** Returns a line for each cause that was kept, and one with the number of the other faults if there are any. */
    public List<String> lines() {
        return faults().stream().map(Fault::toString).toList();
    }

    /** Returns a fault for each cause that was kept, and one with the number of the others if there are any. */
    public List<Fault> faults() {
        List<Fault> faults = keptFaults();
        if (others > 0) {
            faults.add(new Fault(Fault.WHOLE, WORDS.count("faults.others", others)));
        }
        return faults;
    }

    /**
     * Returns if nothing was added.
     *
     * @throws InvalidManifestException with what was added, otherwise
     */
    public void throwIfAny() throws InvalidManifestException {
        if (count > 0) {
            throw new InvalidManifestException(this);
        }
    }
}
