package org.stillcast.manifest;

import java.util.List;

/** What is wrong with a project that its maker can mend: in the manifest, or in the files that it names. */
public final class InvalidManifestException extends Exception {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an unmodifiable list of strings
    private final List<String> lines;

    private final boolean cutOff;

    private InvalidManifestException(List<String> lines, boolean cutOff) {
        super(lines.get(0));
        this.lines = List.copyOf(lines);
        this.cutOff = cutOff;
    }

    /**
     * @param lines the faults, each with its place; at least one
     */
    InvalidManifestException(List<String> lines) {
        this(lines, false);
    }

    /** Makes one of faults that were collected; at least one. */
    public InvalidManifestException(Faults faults) {
        this(faults.lines());
    }

    /** Makes one of a single fault. */
    public InvalidManifestException(String pointer, String message) {
        this(List.of(new Fault(pointer, message).toString()));
    }

    /** Returns the same of a text that ends too early. */
    InvalidManifestException ofCutOffText() {
        return new InvalidManifestException(lines, true);
    }

    /** Tells whether the manifest looks like the first part of a longer one. */
    public boolean isCutOff() {
        return cutOff;
    }

    /** Returns a line for each fault, with its place; of very many only the first, and the number of the others. */
    public List<String> lines() {
        return lines;
    }
}
