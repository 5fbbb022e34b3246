package org.stillcast.route;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.stillcast.plan.Part;
import org.stillcast.plan.PartPlanner;
import org.stillcast.plan.Project;
import org.stillcast.plan.RenderedPart;
import org.stillcast.plan.RenderedSegment;
import org.stillcast.timeline.FrameGrid;
import org.stillcast.workspace.Fingerprint;
import org.stillcast.workspace.Outbox;
import org.stillcast.workspace.WholeFiles;

/** The second half of a project's work: its parts, planned from what was really rendered. Safe for several threads. */
final class PartPhase {
    /** Changes when the same segments would come out with other bytes. */
    private static final String RECIPE = "part 1";

    /** ffmpeg encodes far faster than real time; a part that takes half as long as it lasts is hung. */
    private static final int TIME_LIMIT_FRACTION = 2;

    private static final Duration LEAST_TIME = Duration.ofMinutes(2);

    private final List<Part> orders;
    private final long longestSamples;
    private final SortedMap<Integer, RenderedPart> rendered = new TreeMap<>();

    /**
     * @param still whose full loop the picture is copied from
     * @param ffmpegVersion that will do the work
     * @param staging folder that the parts belong in
     */
    PartPhase(Project project, List<RenderedSegment> segments, StillPhase still, String ffmpegVersion, Path staging) {
        longestSamples = project.splitEvery()
                .map(project.audio().sampleRate()::samplesIn)
                .map(samples -> Math.max(1, samples))
                .orElse(Long.MAX_VALUE);
        List<List<RenderedSegment>> divided = new PartPlanner(longestSamples).divide(segments);
        FrameGrid grid =
                new FrameGrid(project.video().framesPerSecond(), project.audio().sampleRate());
        int channels =
                segments.stream().mapToInt(RenderedSegment::channels).max().orElse(1);
        int bitrate = project.audio().bitrateKbps(channels);
        List<Part> parts = new ArrayList<>();
        for (List<RenderedSegment> own : divided) {
            long samples = own.stream().mapToLong(RenderedSegment::samples).sum();
            Path target = staging.resolve(Outbox.partName(project.id(), parts.size() + 1, divided.size()));
            String fingerprint = Fingerprint.of(
                    RECIPE,
                    ffmpegVersion,
                    still.fingerprint(),
                    bitrate,
                    own.stream().map(RenderedSegment::fingerprint).toList());
            parts.add(new Part(
                    parts.size() + 1,
                    divided.size(),
                    own,
                    samples,
                    grid.framesUnder(samples),
                    project.video(),
                    project.audio(),
                    channels,
                    still.full(),
                    target,
                    WholeFiles.temporaryFor(target),
                    fingerprint,
                    LEAST_TIME.plusSeconds(
                            samples / project.audio().sampleRate().hertz() / TIME_LIMIT_FRACTION)));
        }
        orders = List.copyOf(parts);
    }

    /** Returns an order for each part. */
    List<Part> orders() {
        return orders;
    }

    /** Returns the ids of the clips that are longer than a part may be. */
    List<String> overlongClips() {
        return orders.stream()
                .filter(part -> part.samples() > longestSamples)
                .map(part -> part.segments().get(0).clipId())
                .toList();
    }

    /** Takes a part that has just been joined, and returns how many there are now. */
    synchronized int complete(RenderedPart part) {
        rendered.put(part.part().number(), part);
        return rendered.size();
    }

    /** Returns the parts that there are, in order. */
    synchronized List<RenderedPart> parts() {
        return List.copyOf(rendered.values());
    }
}
