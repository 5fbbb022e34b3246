package org.stillcast.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.stillcast.files.Checksum;
import org.stillcast.files.Fingerprint;
import org.stillcast.files.Folders;
import org.stillcast.files.WholeFiles;
import org.stillcast.run.ProjectFailedException;
import org.stillcast.text.Words;
import org.stillcast.timeline.Take;
import org.stillcast.work.Completion;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.LevelOrder;
import org.stillcast.work.Order;
import org.stillcast.work.PartDisproved;
import org.stillcast.work.PartFault;
import org.stillcast.work.PartProven;
import org.stillcast.work.Refused;
import org.stillcast.work.SegmentFiles;
import org.stillcast.work.SegmentOrder;
import org.stillcast.work.SegmentRendered;

/** What a worker says of an order. It does not repeat the order: that is with whoever gave it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "answer")
@JsonSubTypes({
    @JsonSubTypes.Type(RemoteAnswer.Rendered.class),
    @JsonSubTypes.Type(RemoteAnswer.RefusedClip.class),
    @JsonSubTypes.Type(RemoteAnswer.Proven.class),
    @JsonSubTypes.Type(RemoteAnswer.Disproved.class),
    @JsonSubTypes.Type(RemoteAnswer.Failed.class),
    @JsonSubTypes.Type(RemoteAnswer.Deadly.class)
})
sealed interface RemoteAnswer {
    Words WORDS = Words.of(RemoteAnswer.class);

    /**
     * Returns how an order has ended by it.
     *
     * @param key of the order
     * @throws IOException if the surroundings are at fault
     * @throws ProjectFailedException if trying again would not help
     */
    Completion to(Order order, String key) throws IOException, ProjectFailedException;

    /** Tells whether files are there by it, as far as their sizes show; who made them may see them sooner than we. */
    default boolean isSeen(Order order, String key) throws IOException {
        return true;
    }

    /** Tells whether it may answer the same order another time: files are there by it, and are the same still. */
    default boolean isWorthKeeping() {
        return false;
    }

    /** Tells whether those files are there, byte for byte. */
    default boolean isStillTrue(Order order, String key) throws IOException {
        return false;
    }

    /**
     * A segment and its sketch are there, by names of the order's key.
     *
     * @param segment what the file of the segment is
     * @param sketch what that of its sketch is
     */
    record Rendered(Take take, Checksum segment, Checksum sketch) implements RemoteAnswer {
        /** Gives both files the names that they are ordered by. */
        @Override
        public SegmentRendered to(Order order, String key) throws IOException {
            SegmentOrder rendered = segmentOf(order);
            WholeFiles.rename(doneSketch(rendered, key), rendered.sketch());
            WholeFiles.rename(doneSegment(rendered, key), rendered.target());
            return new SegmentRendered(rendered, take, segment, sketch);
        }

        @Override
        public boolean isSeen(Order order, String key) throws IOException {
            return hasSize(doneSegment(segmentOf(order), key), segment.bytes())
                    && hasSize(doneSketch(segmentOf(order), key), sketch.bytes());
        }

        @Override
        public boolean isWorthKeeping() {
            return true;
        }

        @Override
        public boolean isStillTrue(Order order, String key) throws IOException {
            return segment.matches(doneSegment(segmentOf(order), key))
                    && sketch.matches(doneSketch(segmentOf(order), key));
        }

        private static Path doneSegment(SegmentOrder order, String key) {
            return order.target()
                    .resolveSibling(SegmentFiles.doneSegment(order.clip().id(), key));
        }

        private static Path doneSketch(SegmentOrder order, String key) {
            return order.target().resolveSibling(SegmentFiles.doneSketch(key));
        }
    }

    /** A clip cannot be used. */
    record RefusedClip(String reason) implements RemoteAnswer {
        @Override
        public Refused to(Order order, String key) {
            return Refused.clip(segmentOf(order), reason);
        }
    }

    /** A part is there, and is right. */
    record Proven(long bytes, String sha256) implements RemoteAnswer {
        @Override
        public PartProven to(Order order, String key) {
            return new PartProven((JoinOrder) order, bytes, sha256);
        }

        @Override
        public boolean isSeen(Order order, String key) throws IOException {
            return hasSize(((JoinOrder) order).target(), bytes);
        }

        @Override
        public boolean isWorthKeeping() {
            return true;
        }

        @Override
        public boolean isStillTrue(Order order, String key) throws IOException {
            return isSeen(order, key)
                    && Fingerprint.ofFile(((JoinOrder) order).target()).equals(sha256);
        }
    }

    /**
     * A part is not what its segments are.
     *
     * @param temporary the name that it lies under, beside its target; who gave the order knows another one
     */
    record Disproved(String temporary, List<PartFault> faults) implements RemoteAnswer {
        @Override
        public PartDisproved to(Order order, String key) throws IOException {
            JoinOrder part = (JoinOrder) order;
            Path file = part.target().resolveSibling(temporary);
            if (Folders.of(part.target()).equals(file.getParent()) && Files.exists(file)) {
                WholeFiles.rename(file, part.temporary());
            }
            return new PartDisproved(part, faults);
        }
    }

    /**
     * It could not be carried out.
     *
     * @param worker name of who says so; empty for nobody
     * @param outside whether the surroundings are at fault
     */
    record Failed(String worker, boolean outside, String sentence) implements RemoteAnswer {
        @Override
        public Completion to(Order order, String key) throws IOException, ProjectFailedException {
            String said = worker.isEmpty() ? sentence : WORDS.say("failed", worker, sentence);
            if (outside) {
                throw new IOException(said);
            }
            throw new ProjectFailedException(said);
        }
    }

    /** Those who had it in hand ended, so many times that it is the cause. */
    record Deadly(int times) implements RemoteAnswer {
        @Override
        public Completion to(Order order, String key) throws ProjectFailedException {
            if (order instanceof SegmentOrder clip) {
                return Refused.clip(clip, WORDS.say("deadly.clip", times));
            }
            throw new ProjectFailedException(WORDS.say("deadly", order.nameInLog(), times));
        }
    }

    private static SegmentOrder segmentOf(Order order) {
        return order instanceof LevelOrder level ? level.segment() : (SegmentOrder) order;
    }

    private static boolean hasSize(Path file, long bytes) throws IOException {
        return Files.exists(file) && Files.size(file) == bytes;
    }

    /** Returns the answer for how an order has ended. */
    static RemoteAnswer of(Completion completion) {
        if (completion instanceof SegmentRendered rendered) {
            return new Rendered(rendered.take(), rendered.segment(), rendered.sketch());
        }
        if (completion instanceof Refused refused) {
            return new RefusedClip(refused.reason());
        }
        if (completion instanceof PartProven proven) {
            return new Proven(proven.bytes(), proven.sha256());
        }
        if (completion instanceof PartDisproved disproved) {
            return new Disproved(disproved.order().temporary().getFileName().toString(), disproved.faults());
        }
        throw new IllegalArgumentException("no worker is given such an order: " + completion);
    }
}
