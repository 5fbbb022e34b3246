package org.stillcast.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.stillcast.plan.KeptBoundaries;
import org.stillcast.plan.Part;
import org.stillcast.plan.PartPlanner;
import org.stillcast.plan.Project;
import org.stillcast.plan.PublishedResult;
import org.stillcast.plan.RenderedPart;
import org.stillcast.plan.RenderedSegment;
import org.stillcast.timeline.FrameGrid;
import org.stillcast.timeline.SampleRate;
import org.stillcast.workspace.Fingerprint;
import org.stillcast.workspace.Journal;
import org.stillcast.workspace.Outbox;
import org.stillcast.workspace.WholeFiles;

/**
 * The second half of a project's work: its parts, planned from what was really rendered. Parts that are finished already,
 * from before an interruption or by an earlier run, are found by their fingerprints and kept. Safe for several threads.
 */
final class PartPhase {
    static final String OVERLONG = "is longer than a part may be, and is a part of its own";

    /** Changes when the same segments would come out with other bytes. */
    private static final String RECIPE = "part 2";

    /** ffmpeg encodes far faster than real time; a part that takes half as long as it lasts is hung. */
    private static final int TIME_LIMIT_FRACTION = 2;

    private static final Duration LEAST_TIME = Duration.ofMinutes(2);

    private final Project project;
    private final long longestSamples;
    private final int channels;
    private final List<Part> all;
    private final Map<String, PublishedResult.Part> publishedBefore;
    private final SortedMap<Integer, RenderedPart> finished = new TreeMap<>();

    /**
     * @param segments of all clips
     * @param still whose full loop the picture is copied from
     * @param ffmpegVersion that will do the work
     * @param before an earlier result whose parts can be kept
     * @param outbox tells where parts belong
     */
    PartPhase(
            Project project,
            List<RenderedSegment> segments,
            StillPhase still,
            String ffmpegVersion,
            Optional<PublishedResult> before,
            Outbox outbox) {
        this.project = project;
        longestSamples = longestSamples(project);
        channels = segments.stream().mapToInt(RenderedSegment::channels).max().orElse(1);
        List<List<RenderedSegment>> divided =
                new PartPlanner(longestSamples).divide(segments, keptStarts(segments, before));
        publishedBefore = before.map(PublishedResult::parts).orElse(List.of()).stream()
                .collect(Collectors.toMap(PublishedResult.Part::fingerprint, part -> part, (first, second) -> first));
        Map<String, Integer> occurrences = new HashMap<>();
        List<Part> parts = new ArrayList<>();
        for (List<RenderedSegment> own : divided) {
            String content = Fingerprint.of(
                    RECIPE,
                    ffmpegVersion,
                    still.fingerprint(),
                    channels,
                    project.audio().bitrateKbps(channels),
                    own.stream().map(RenderedSegment::fingerprint).toList());
            // The same clips may well be a part twice; each has a fingerprint of its own.
            String fingerprint = Fingerprint.of(content, occurrences.merge(content, 1, Integer::sum));
            parts.add(part(parts.size() + 1, divided.size(), own, still, fingerprint, outbox));
        }
        all = List.copyOf(parts);
    }

    private static long longestSamples(Project project) {
        return project.splitEvery()
                .map(project.audio().sampleRate()::samplesIn)
                .map(samples -> Math.max(1, samples))
                .orElse(Long.MAX_VALUE);
    }

    /** Boundaries stay where they were, unless parts of another length are asked for now. */
    private List<Integer> keptStarts(List<RenderedSegment> segments, Optional<PublishedResult> before) {
        return before.filter(result -> result.splitEverySamples() == splitEverySamples())
                .map(result -> KeptBoundaries.find(
                        result.parts().stream()
                                .map(part -> part.clips().stream()
                                        .map(PublishedResult.Clip::fingerprint)
                                        .toList())
                                .toList(),
                        segments.stream().map(RenderedSegment::fingerprint).toList()))
                .orElse(List.of());
    }

    private Part part(
            int number, int count, List<RenderedSegment> own, StillPhase still, String fingerprint, Outbox outbox) {
        SampleRate rate = project.audio().sampleRate();
        long samples = own.stream().mapToLong(RenderedSegment::samples).sum();
        Path target = outbox.staged(project.id(), fingerprint);
        return new Part(
                number,
                count,
                own,
                samples,
                new FrameGrid(project.video().framesPerSecond(), rate).framesUnder(samples),
                project.video(),
                project.audio(),
                channels,
                still.full(),
                Outbox.partName(project.id(), number, count),
                target,
                WholeFiles.temporaryFor(target),
                fingerprint,
                LEAST_TIME.plusSeconds(samples / rate.hertz() / TIME_LIMIT_FRACTION));
    }

    /**
     * Finds the parts that are finished already: what the journal or the earlier result knows by the same fingerprint,
     * and whose file has the same SHA-256 still.
     *
     * @throws IOException if a file that may be one cannot be read
     */
    void findFinished(Journal journal, Outbox outbox) throws IOException {
        for (Part part : all) {
            List<Path> places = new ArrayList<>(outbox.placesOf(project.id(), part.fingerprint(), part.fileName()));
            Optional<Journal.FinishedPart> known = journal.part(part.fingerprint());
            PublishedResult.Part published = publishedBefore.get(part.fingerprint());
            if (published != null) {
                outbox.listed(project.id(), published.file()).ifPresent(places::add);
                known = known.or(() -> Optional.of(new Journal.FinishedPart(published.bytes(), published.sha256())));
            }
            if (known.isPresent()) {
                find(part, known.get(), places);
            }
        }
    }

    private void find(Part part, Journal.FinishedPart known, List<Path> places) throws IOException {
        for (Path place : places) {
            if (!finished.containsKey(part.number())
                    && Files.isRegularFile(place)
                    && Files.size(place) == known.bytes()
                    && Fingerprint.ofFile(place).equals(known.sha256())) {
                finished.put(part.number(), new RenderedPart(part, place, known.bytes(), known.sha256()));
            }
        }
    }

    /** Returns all parts that were planned. */
    List<Part> all() {
        return all;
    }

    /** Returns an order for each part that is not finished. */
    synchronized List<Part> orders() {
        return all.stream().filter(part -> !finished.containsKey(part.number())).toList();
    }

    /** Returns the channels of all parts, 1 or 2. */
    int channels() {
        return channels;
    }

    /** Returns the longest part that is asked for; 0 for one part. */
    long splitEverySamples() {
        return project.splitEvery().isPresent() ? longestSamples : 0;
    }

    /** Returns the ids of the clips that are longer than a part may be. */
    List<String> overlongClips() {
        return all.stream()
                .filter(part -> part.samples() > longestSamples)
                .map(part -> part.segments().get(0).clipId())
                .toList();
    }

    /** Takes a part that has just been joined and proven, and returns how many are finished now. */
    synchronized int complete(RenderedPart part) {
        finished.put(part.part().number(), part);
        return finished.size();
    }

    /** Returns the finished parts, in order. */
    synchronized List<RenderedPart> parts() {
        return List.copyOf(finished.values());
    }

    /** Returns the names of the parts whose content no part had before. */
    List<String> changed() {
        return all.stream()
                .filter(part -> !publishedBefore.containsKey(part.fingerprint()))
                .map(Part::fileName)
                .toList();
    }
}
