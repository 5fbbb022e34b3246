package org.stillcast.manifest;

import java.util.ArrayList;
import java.util.List;

/** Collects faults: keeps the first hundred and counts the rest, so that a hopeless manifest costs no memory. */
public final class Faults {
    /** How many are kept. */
    public static final int MOST_KEPT = 100;

    private final List<Fault> kept = new ArrayList<>();
    private int count;

    public void add(String pointer, String message) {
        count++;
        if (kept.size() < MOST_KEPT) {
            kept.add(new Fault(pointer, message));
        }
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** Returns how many were added, kept or not. */
    public int count() {
        return count;
    }

    /** Returns a line for each fault that was kept, and one with the number of the others if there are any. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(kept.stream().map(Fault::toString).toList());
        if (count > kept.size()) {
            lines.add(Fault.WHOLE + ": and %d more faults".formatted(count - kept.size()));
        }
        return lines;
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
