package org.stillcast.fault;

import java.util.List;
import java.util.Optional;

/** What is wrong with a project that its maker can mend: in the manifest, or in the files that it names. */
public final class InvalidManifestException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    private final boolean cutOff;
    private final String sha256;

    private InvalidManifestException(List<Fault> faults, boolean cutOff, String sha256) {
        super(faults.get(0).toString());
        this.faults = List.copyOf(faults);
        this.cutOff = cutOff;
        this.sha256 = sha256;
    }

    /** Makes one of faults that were collected; at least one. */
    public InvalidManifestException(FaultList faults) {
        this(faults.faults(), false, "");
    }

    /** Makes one of a single fault. */
    public InvalidManifestException(String pointer, String message) {
        this(List.of(new Fault(pointer, message)), false, "");
    }

    /** Returns the same of a text that ends too early. */
    public InvalidManifestException ofCutOffText() {
        return new InvalidManifestException(faults, true, sha256);
    }

    /** Returns the same of a certain manifest, whatever is under its name by now. */
    public InvalidManifestException of(String manifestSha256) {
        return new InvalidManifestException(faults, cutOff, manifestSha256);
    }

    /** Returns the hash of the manifest's file; empty if it is not known. */
    public Optional<String> sha256() {
        return Optional.of(sha256).filter(hash -> !hash.isEmpty());
    }

    /** Tells whether the manifest looks like the first part of a longer one. */
    public boolean isCutOff() {
        return cutOff;
    }

    /** Returns a line for each fault, with its place; of very many only the first, and the number of the others. */
    public List<String> lines() {
        return faults.stream().map(Fault::toString).toList();
    }

    /** Returns the same, each with its place by itself. */
    public List<Fault> faults() {
        return faults;
    }
}
