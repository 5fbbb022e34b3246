package org.stillcast.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.stillcast.fault.InvalidManifestException;
import org.stillcast.files.Fingerprint;
import org.stillcast.outbox.PartEntry;
import org.stillcast.outbox.Result;
import org.stillcast.packed.HeapRoom;
import org.stillcast.packed.LazyList;
import org.stillcast.packed.TextList;
import org.stillcast.project.Outputs;
import org.stillcast.project.Project;
import org.stillcast.project.SampleRate;
import org.stillcast.project.SoundForm;
import org.stillcast.project.SplitAt;
import org.stillcast.text.Words;
import org.stillcast.timeline.CutRule;
import org.stillcast.timeline.KeptBoundaries;
import org.stillcast.timeline.PartPlanner;
import org.stillcast.timeline.Passages;
import org.stillcast.timeline.TakeTable;
import org.stillcast.timeline.Timeline;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.PartForm;
import org.stillcast.work.SoundList;
import org.stillcast.work.SoundPiece;

/**
 * The parts of a project as they are going to be: slices of its timeline, and all of it if that is wanted in one; what each is
 * joined to, which may be a video and an MP3, and what decides the bytes of that.
 */
final class PlannedParts {
    private static final Words WORDS = Words.of(PlannedParts.class);

    /** A part takes as much memory as so many clips. */
    private static final int CLIPS_PER_PART = 8;

    /** So many stretches of the timeline take as much memory as a clip. */
    private static final int STRETCHES_PER_CLIP = 7;

    private final Project project;
    private final TakeTable takes;
    private final JoinOrderMaker orders;
    private final CutRule rule;
    private final int channels;
    private final Passages passages;
    private final List<Timeline> slices;
    private final List<PartForm> forms;
    private final boolean hasFull;
    private final Timeline full;
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
        rule = CutRule.of(project, project.audio().sampleRate());
        channels = takes.clips().map(takes::channels).max().orElse(1);
        passages = passages(project, takes);
        requireRoom(room, passages.count() + (int) (passages.stretches() / STRETCHES_PER_CLIP), 1);
        PartPlanner planner = new PartPlanner(rule);
        requireRoom(room, passages.count(), planner.count(passages));
        slices = planner.divide(passages, keptStarts);
        requireRoom(room, (int) takes.clips().count(), slices.size());
        forms = forms(project);
        hasFull = project.outputs().fullVideo();
        full = hasFull ? passages.timeline().between(rule.leadSamples(), rule.tailSamples()) : slices.get(0);
        PartFingerprints names = new PartFingerprints();
        for (int join = 0; join < joins(); join++) {
            JoinOrder.Content content = content(join);
            fingerprints.add(names.next(content));
            soundFingerprints.add(Fingerprint.ofRecord(content.sound()));
        }
    }

    /** Returns what each part of a project is joined to; the first is what it is in the first place. */
    static List<PartForm> forms(Project project) {
        Outputs outputs = project.outputs();
        List<PartForm> forms = new ArrayList<>();
        if (outputs.video()) {
            forms.add(PartForm.VIDEO);
        } else if (outputs.sound().contains(SoundForm.M4A)) {
            forms.add(PartForm.AAC);
        }
        if (outputs.sound().contains(SoundForm.MP3)) {
            forms.add(PartForm.MP3);
        }
        return forms;
    }

    /**
     * Returns if a project is not longer than it may be.
     *
     * @throws InvalidManifestException if it is
     */
    static void requireLength(Project project, TakeTable takes, Duration longest) throws InvalidManifestException {
        SampleRate rate = project.audio().sampleRate();
        long samples = passages(project, takes).samples();
        if (samples > rate.samplesIn(longest)) {
            throw new InvalidManifestException(
                    "/clips", WORDS.say("too-long", samples / rate.hertz() / 3600, longest.toSeconds() / 3600));
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

    /** Returns the longest part that a project asks for, as results tell it; 0 for no limit. */
    static long splitEverySamples(Project project) {
        return project.splitEvery().isPresent()
                ? CutRule.of(project, project.audio().sampleRate()).longestSamples()
                : 0;
    }

    /** Returns where parts may end, as results and manifests tell it. */
    static String splitAt(Project project) {
        return project.splitAt().name().toLowerCase(Locale.ROOT);
    }

    private static Passages passages(Project project, TakeTable takes) {
        return Passages.of(takes, project.pauses(), project.audio().sampleRate(), project::opensChapter);
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
        if (before.isEmpty()
                || before.get().splitEverySamples() != splitEverySamples(project)
                || !before.get().splitAt().equals(splitAt(project))) {
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

    /** Returns the length of a slice. */
    long samples(int slice) {
        return slice(slice).samples();
    }

    /** Returns how many slices are published: one for each part, and one for all of them if that is wanted. */
    int slices() {
        return slices.size() + (hasFull ? 1 : 0);
    }

    /** Tells whether a slice is all parts in one. */
    boolean isFull(int slice) {
        return slice == slices.size();
    }

    /** Returns the number of a part, from 1; 0 for all in one. */
    int number(int slice) {
        return isFull(slice) ? 0 : slice + 1;
    }

    /** Returns what is heard in a slice, and what is silent. */
    Timeline slice(int slice) {
        return isFull(slice) ? full : slices.get(slice);
    }

    /** Returns how many joins there are: one for each part and form; where all is one part, that is all parts in one. */
    int joins() {
        return slices.size() * forms.size() + (hasFull && slices.size() > 1 ? 1 : 0);
    }

    /** Returns what a part is in the first place. */
    PartForm firstForm() {
        return forms.get(0);
    }

    /** Returns the join that a slice in a form comes from; -1 if it is not joined in that form. */
    int join(int slice, PartForm form) {
        if (isFull(slice) && slices.size() > 1) {
            return form == PartForm.VIDEO ? joins() - 1 : -1;
        }
        int index = forms.indexOf(form);
        return index < 0 ? -1 : (isFull(slice) ? 0 : slice) * forms.size() + index;
    }

    /** Returns the slice that a join makes. */
    int sliceOf(int join) {
        return join / forms.size();
    }

    /** Returns what a join makes of its slice. */
    PartForm formOf(int join) {
        return isFull(sliceOf(join)) ? PartForm.VIDEO : forms.get(join % forms.size());
    }

    /** Tells whether a join makes what a part is in the first place. */
    boolean isFirstForm(int join) {
        return !isFull(sliceOf(join)) && join % forms.size() == 0;
    }

    /** Returns what is heard in a slice; each look makes a new record. */
    List<SoundPiece> pieces(int slice) {
        return new SoundList(
                slice(slice), project.clips(), takes, channels, project.audio().sampleRate());
    }

    /** Returns what decides the bytes of what is joined. */
    JoinOrder.Content content(int join) {
        int slice = sliceOf(join);
        return orders.content(slice(slice), pieces(slice), channels, formOf(join));
    }

    /** Returns the fingerprint of all that decides the bytes of what is joined. */
    String fingerprint(int join) {
        return fingerprints.get(join);
    }

    /** Returns the join of a fingerprint; -1 if there is none. */
    int joinOf(String fingerprint) {
        return fingerprints.indexOf(fingerprint);
    }

    /** Returns the fingerprint of all that decides how it sounds. */
    String soundFingerprint(int join) {
        return soundFingerprints.get(join);
    }

    /** Returns the positions of the clips that are longer than a part may be, with their repetitions. */
    List<Integer> overlong() {
        return rule.at() == SplitAt.EXACT
                ? List.of()
                : IntStream.range(0, passages.count())
                        .filter(passage -> passages.samples(passage) > rule.longestBody())
                        .mapToObj(passages::clip)
                        .toList();
    }
}
