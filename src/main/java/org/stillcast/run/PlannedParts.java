package org.stillcast.run;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.stillcast.files.Fingerprint;
import org.stillcast.outbox.PartEntry;
import org.stillcast.outbox.Result;
import org.stillcast.packed.HeapRoom;
import org.stillcast.packed.LazyList;
import org.stillcast.packed.TextList;
import org.stillcast.project.Project;
import org.stillcast.text.Words;
import org.stillcast.timeline.KeptBoundaries;
import org.stillcast.timeline.PartPlanner;
import org.stillcast.timeline.TakeTable;
import org.stillcast.timeline.Timeline;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.SoundList;
import org.stillcast.work.SoundPiece;

/** The parts of a project as they are going to be: slices of its timeline, and what decides the bytes of each. */
final class PlannedParts {
    private static final Words WORDS = Words.of(PlannedParts.class);

    /** A part takes as much memory as so many clips. */
    private static final int CLIPS_PER_PART = 8;

    private final Project project;
    private final TakeTable takes;
    private final JoinOrderMaker orders;
    private final long longestSamples;
    private final int channels;
    private final List<Timeline> slices;
    private final TextList fingerprints = new TextList();
    private final TextList soundFingerprints = new TextList();

    /**
     * @param takes of all clips that are in the project
     * @param orders tells what decides the bytes of a part
     * @param keptStarts positions among the clips that are heard at which parts should begin, as they did before
     * @param room that all parts have to fit into
     * @throws IOException if they do not; what is rendered is kept until there is more
     */
    PlannedParts(Project project, TakeTable takes, JoinOrderMaker orders, List<Integer> keptStarts, HeapRoom room)
            throws IOException {
        this.project = project;
        this.takes = takes;
        this.orders = orders;
        longestSamples = longestSamples(project);
        channels = takes.clips().map(takes::channels).max().orElse(1);
        slices = new PartPlanner(longestSamples).divide(Timeline.of(takes), keptStarts);
        requireRoom(room, (int) takes.clips().count(), slices.size());
        PartFingerprints names = new PartFingerprints();
        for (int index = 0; index < slices.size(); index++) {
            JoinOrder.Content content = content(index);
            fingerprints.add(names.next(content));
            soundFingerprints.add(Fingerprint.ofRecord(content.sound()));
        }
    }

    private static void requireRoom(HeapRoom room, int clips, int parts) throws IOException {
        if (!fit(room, clips, parts)) {
            throw new IOException(WORDS.say("too-many-parts", parts, room.advice(size(clips, parts), 0)));
        }
    }

    /** Tells whether so many parts of so many clips fit. */
    static boolean fit(HeapRoom room, int clips, int parts) {
        return room.holds(size(clips, parts), 0);
    }

    private static long size(int clips, int parts) {
        return clips + (long) parts * CLIPS_PER_PART;
    }

    /** Returns the longest part that a project asks for; no part is as long where it asks for one part. */
    static long longestSamples(Project project) {
        return project.splitEvery()
                .map(project.audio().sampleRate()::samplesIn)
                .map(samples -> Math.max(1, samples))
                .orElse(Long.MAX_VALUE);
    }

    /** Returns the same as results tell it; 0 for one part. */
    static long splitEverySamples(Project project) {
        return project.splitEvery().isPresent() ? longestSamples(project) : 0;
    }

    /**
     * Returns where parts should begin, as they did before: boundaries stay where they were, unless parts of another length
     * are asked for now.
     *
     * @param before an earlier result
     * @param segmentsIn10 what version 1.0 called the segments, by the positions of their clips, if it has left anything
     * @return positions among the clips that are heard, ascending, without 0
     */
    static List<Integer> keptStarts(
            Project project, TakeTable takes, Optional<Result> before, Optional<IntFunction<String>> segmentsIn10) {
        if (before.isEmpty() || before.get().splitEverySamples() != splitEverySamples(project)) {
            return List.of();
        }
        int[] clips = takes.clips().toArray();
        IntFunction<String> name = Version10.hasWritten(before.get()) && segmentsIn10.isPresent()
                ? segmentsIn10.get()
                : clip -> takes.fingerprint(clip).orElseThrow();
        return KeptBoundaries.find(
                before.get().parts().stream()
                        .map(PartEntry::fingerprintsOfClips)
                        .toList(),
                LazyList.of(clips.length, index -> name.apply(clips[index])));
    }

    /** Returns how many parts there are. */
    int size() {
        return slices.size();
    }

    /** Returns the channels of all parts, 1 or 2. */
    int channels() {
        return channels;
    }

    /** Returns the length of all parts. */
    long samples() {
        return slices.stream().mapToLong(Timeline::samples).sum();
    }

    /** Returns the length of a part. */
    long samples(int index) {
        return slices.get(index).samples();
    }

    /** Returns what is heard in a part; each look makes a new record. */
    List<SoundPiece> pieces(int index) {
        return new SoundList(slices.get(index), project.clips(), takes);
    }

    /** Returns what decides the bytes of a part. */
    JoinOrder.Content content(int index) {
        return orders.content(slices.get(index), pieces(index), channels);
    }

    /** Returns the fingerprint of all that decides the bytes of a part. */
    String fingerprint(int index) {
        return fingerprints.get(index);
    }

    /** Returns the fingerprint of all that decides how a part sounds. */
    String soundFingerprint(int index) {
        return soundFingerprints.get(index);
    }

    /** Returns the pieces that are longer than a part may be. */
    List<SoundPiece> overlong() {
        return IntStream.range(0, size())
                .mapToObj(index -> pieces(index).get(0))
                .filter(piece -> piece.samples() > longestSamples)
                .toList();
    }
}
