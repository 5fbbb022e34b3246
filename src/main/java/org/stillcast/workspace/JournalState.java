package org.stillcast.workspace;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.stillcast.files.Checksum;

/**
 * What a journal's entries add up to, taken one by one in their order; of segments only whether there is any. Not safe for
 * use by several threads.
 */
final class JournalState implements JournalEntry.Visitor {
    private final Map<String, Checksum> loops = new HashMap<>();
    private final Map<String, FinishedProduct> products = new HashMap<>();
    private Optional<JournalEntry.Begun> lastBegun = Optional.empty();
    private Optional<JournalEntry.Published> lastPublished = Optional.empty();
    private boolean segments;
    private boolean failure;
    private boolean end;

    @Override
    public void begun(JournalEntry.Begun entry) {
        lastBegun = Optional.of(entry);
        lastPublished = Optional.empty();
    }

    @Override
    public void loopEncoded(JournalEntry.LoopEncoded entry) {
        loops.put(entry.name(), entry.file());
    }

    @Override
    public void segmentRendered(JournalEntry.SegmentRendered entry) {
        segments = true;
    }

    @Override
    public void productFinished(JournalEntry.ProductFinished entry) {
        products.put(entry.fingerprint(), entry.file());
    }

    @Override
    public void published(JournalEntry.Published entry) {
        lastPublished = Optional.of(entry);
    }

    @Override
    public void failed(JournalEntry.Failed entry) {
        failure = true;
    }

    @Override
    public void retried(JournalEntry.Retried entry) {
        failure = false;
    }

    @Override
    public void ended(JournalEntry.Ended entry) {
        end = true;
    }

    /** Returns the last start. */
    Optional<JournalEntry.Begun> lastBegun() {
        return lastBegun;
    }

    /** Returns the last publication, unless work on something else has begun since. */
    Optional<JournalEntry.Published> lastPublished() {
        return lastPublished;
    }

    /** Returns the last publication, if it was of a certain manifest. */
    Optional<JournalEntry.Published> publicationOf(String manifestSha256) {
        return lastPublished.filter(published -> published.manifestSha256().equals(manifestSha256));
    }

    /** Returns what was written down last of a loop. */
    Optional<Checksum> loop(String name) {
        return Optional.ofNullable(loops.get(name));
    }

    /** Returns what was written down last of a product. */
    Optional<FinishedProduct> product(String fingerprint) {
        return Optional.ofNullable(products.get(fingerprint));
    }

    boolean hasSegments() {
        return segments;
    }

    /** Tells whether the project has failed, and is not worked on again. */
    boolean hasFailed() {
        return failure;
    }

    boolean isEnded() {
        return end;
    }
}
