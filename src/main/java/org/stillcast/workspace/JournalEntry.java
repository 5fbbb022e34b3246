package org.stillcast.workspace;

import java.util.Optional;

import org.stillcast.files.Checksum;
import org.stillcast.timeline.TakeLevel;

/** One thing that a journal says. What it means for a project is said by whoever visits it. */
sealed interface JournalEntry {
    /** Hands itself to the method for its case: a case more does not compile until each visitor handles it. */
    void visit(Visitor visitor);

    /** Handles each case. */
    interface Visitor {
        void begun(Begun entry);

        void loopEncoded(LoopEncoded entry);

        void segmentRendered(SegmentRendered entry);

        void productFinished(ProductFinished entry);

        void published(Published entry);

        void failed(Failed entry);

        void retried(Retried entry);

        void ended(Ended entry);
    }

    /**
     * Work on something else than what is published has begun.
     *
     * @param started when, in ISO 8601; tells one run from another
     * @param manifest absolute path of the manifest's file
     */
    record Begun(String started, String manifest) implements JournalEntry {
        @Override
        public void visit(Visitor visitor) {
            visitor.begun(this);
        }
    }

    /**
     * A loop of the picture is there, whole, under its name.
     *
     * @param name of its file in the workspace
     */
    record LoopEncoded(String name, Checksum file) implements JournalEntry {
        @Override
        public void visit(Visitor visitor) {
            visitor.loopEncoded(this);
        }
    }

    /**
     * A segment is there, whole, under its clip's name.
     *
     * @param fingerprint of all that decided its bytes
     * @param clipId id of its clip then, not empty
     * @param samples exact length, > 0
     * @param channels 1 or 2
     * @param complaint what is to be said about the clip
     * @param level what is known of its loudness, if one is wanted
     */
    record SegmentRendered(
            String fingerprint,
            String clipId,
            Checksum file,
            Checksum sketch,
            long samples,
            int channels,
            Optional<String> complaint,
            Optional<TakeLevel> level)
            implements JournalEntry {
        @Override
        public void visit(Visitor visitor) {
            visitor.segmentRendered(this);
        }
    }

    /**
     * A product of a part is finished, and proven, but not published yet.
     *
     * @param fingerprint of all that decided its bytes
     */
    record ProductFinished(String fingerprint, FinishedProduct file) implements JournalEntry {
        @Override
        public void visit(Visitor visitor) {
            visitor.productFinished(this);
        }
    }

    /**
     * All parts that came from a manifest are in the outbox.
     *
     * @param sources what the files that it names were then, in short; empty if that is not known
     */
    record Published(String manifestSha256, Optional<String> sources) implements JournalEntry {
        @Override
        public void visit(Visitor visitor) {
            visitor.published(this);
        }
    }

    /** The project has failed. */
    record Failed() implements JournalEntry {
        @Override
        public void visit(Visitor visitor) {
            visitor.failed(this);
        }
    }

    /** The project that had failed is worked on again. */
    record Retried() implements JournalEntry {
        @Override
        public void visit(Visitor visitor) {
            visitor.retried(this);
        }
    }

    /** All that belongs to the project is about to be deleted. */
    record Ended() implements JournalEntry {
        @Override
        public void visit(Visitor visitor) {
            visitor.ended(this);
        }
    }
}
