package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.stillcast.files.Fingerprint;
import org.stillcast.files.WholeFiles;
import org.stillcast.outbox.Outbox;
import org.stillcast.outbox.PublishedResult;
import org.stillcast.packed.HeapRoom;
import org.stillcast.packed.TextList;
import org.stillcast.project.Project;
import org.stillcast.project.SampleRate;
import org.stillcast.text.Words;
import org.stillcast.timeline.FrameGrid;
import org.stillcast.timeline.KeptBoundaries;
import org.stillcast.timeline.PartPlanner;
import org.stillcast.timeline.RenderedSegment;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.RenderedPart;
import org.stillcast.workspace.Journal;

/**
 * The second half of a project's work: its parts, planned from what was really rendered. Parts that are finished already,
 * from before an interruption or by an earlier run, are found by their fingerprints and kept. Safe for several threads.
 */
public final class PartPhase {
    private static final Words WORDS = Words.of(PartPhase.class);
    /** In English everywhere: what a result says of clips is carried from run to run, and known again by its words. */
    static final String OVERLONG = "is longer than a part may be, and is a part of its own";

    /** Changes when the same segments would come out with other bytes; RecipesTest has what it stands for. */
    public static final String RECIPE = "part 2";

    /** ffmpeg encodes far faster than real time; a part that takes half as long as it lasts is hung. */
    private static final int TIME_LIMIT_FRACTION = 2;

    private static final Duration LEAST_TIME = Duration.ofMinutes(2);

    /** A part takes as much memory as so many clips. */
    private static final int CLIPS_PER_PART = 7;

    private final Project project;
    private final StillPhase still;
    private final Outbox outbox;
    private final long longestSamples;
    private final int channels;
    private final List<List<RenderedSegment>> divided;
    private final TextList fingerprints = new TextList();
    private final Map<String, PublishedResult.Part> publishedBefore;
    private final SortedMap<Integer, Finished> finished = new TreeMap<>();

    private int kept;

    private record Finished(Path file, long bytes, String sha256) {}

    /**
     * @param segments of all clips
     * @param still whose full loop the picture is copied from
     * @param ffmpegVersion that will do the work
     * @param before an earlier result whose parts can be kept
     * @param outbox tells where parts belong
     * @param room that all parts have to fit into
     * @throws IOException if they do not; what is rendered is kept until there is more
     */
    PartPhase(
            Project project,
            List<RenderedSegment> segments,
            StillPhase still,
            String ffmpegVersion,
            Optional<PublishedResult> before,
            Outbox outbox,
            HeapRoom room)
            throws IOException {
        this.project = project;
        this.still = still;
        this.outbox = outbox;
        longestSamples = longestSamples(project);
        channels = segments.stream().mapToInt(RenderedSegment::channels).max().orElse(1);
        divided = new PartPlanner(longestSamples).divide(segments, keptStarts(segments, before));
        requireRoom(room, segments.size(), divided.size());
        publishedBefore = before.map(PublishedResult::parts).orElse(List.of()).stream()
                .collect(Collectors.toMap(PublishedResult.Part::fingerprint, part -> part, (first, second) -> first));
        Map<String, Integer> occurrences = new HashMap<>();
        for (List<RenderedSegment> own : divided) {
            String content = content(own, ffmpegVersion);
            // The same clips may well be a part twice; each has a fingerprint of its own.
            fingerprints.add(Fingerprint.of(content, occurrences.merge(content, 1, Integer::sum)));
        }
    }

    private static void requireRoom(HeapRoom room, int clips, int parts) throws IOException {
        long count = clips + (long) parts * CLIPS_PER_PART;
        if (!room.holds(count, 0)) {
            throw new IOException(WORDS.say("too-many-parts", parts, room.advice(count, 0)));
        }
    }

    private String content(List<RenderedSegment> own, String ffmpegVersion) {
        return new Fingerprint.Hash()
                .add(RECIPE)
                .add(ffmpegVersion)
                .add(still.fingerprint())
                .add(channels)
                .add(project.audio().bitrateKbps(channels))
                .add(fingerprintsOf(own))
                .fingerprint();
    }

    private static List<String> fingerprintsOf(List<RenderedSegment> segments) {
        return listOf(segments.size(), index -> segments.get(index).fingerprint());
    }

    /** Returns a list that makes its elements when they are asked for: one for each clip would take too much memory. */
    private static <T> List<T> listOf(int size, IntFunction<T> element) {
        return new AbstractList<>() {
            @Override
            public T get(int index) {
                return element.apply(Objects.checkIndex(index, size));
            }

            @Override
            public int size() {
                return size;
            }
        };
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
                                .map(PublishedResult.Part::fingerprintsOfClips)
                                .toList(),
                        fingerprintsOf(segments)))
                .orElse(List.of());
    }

    private JoinOrder part(int index) {
        SampleRate rate = project.audio().sampleRate();
        List<RenderedSegment> own = divided.get(index);
        long samples = own.stream().mapToLong(RenderedSegment::samples).sum();
        String fingerprint = fingerprints.get(index);
        Path target = outbox.staged(project.id(), fingerprint);
        int number = index + 1;
        return new JoinOrder(
                number,
                divided.size(),
                own,
                samples,
                new FrameGrid(project.video().framesPerSecond(), rate).framesUnder(samples),
                project.video(),
                project.audio(),
                channels,
                still.full(),
                Outbox.partName(project.id(), number, divided.size()),
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
    void findFinished(Journal journal) throws IOException {
        for (JoinOrder part : all()) {
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
        kept = finished.size();
    }

    private void find(JoinOrder part, Journal.FinishedPart known, List<Path> places) throws IOException {
        for (Path place : places) {
            if (!finished.containsKey(part.number())
                    && Files.isRegularFile(place)
                    && Files.size(place) == known.bytes()
                    && Fingerprint.ofFile(place).equals(known.sha256())) {
                finished.put(part.number(), new Finished(place, known.bytes(), known.sha256()));
            }
        }
    }

    /** Returns all parts that were planned; each look makes a new order. */
    List<JoinOrder> all() {
        return listOf(divided.size(), this::part);
    }

    /** Returns an order for each part that is not finished, made when it is asked for. */
    Stream<JoinOrder> orders() {
        return IntStream.range(0, divided.size())
                .filter(index -> !isFinished(index + 1))
                .mapToObj(this::part);
    }

    /** Tells whether a part is left that has to be joined. */
    boolean isUnfinished() {
        return finishedCount() < divided.size();
    }

    /** Returns how many parts were there before any was joined. */
    synchronized int keptCount() {
        return kept;
    }

    /** Returns how many parts are finished. */
    synchronized int finishedCount() {
        return finished.size();
    }

    private synchronized boolean isFinished(int number) {
        return finished.containsKey(number);
    }

    /** Returns the channels of all parts, 1 or 2. */
    int channels() {
        return channels;
    }

    /** Returns the longest part that is asked for; 0 for one part. */
    long splitEverySamples() {
        return project.splitEvery().isPresent() ? longestSamples : 0;
    }

    /** Returns the segments that are longer than a part may be. */
    List<RenderedSegment> overlong() {
        return divided.stream()
                .map(own -> own.get(0))
                .filter(segment -> segment.samples() > longestSamples)
                .toList();
    }

    /** Takes a part that has just been joined and proven, and returns how many are finished now. */
    synchronized int complete(RenderedPart part) {
        finished.put(part.part().number(), new Finished(part.file(), part.bytes(), part.sha256()));
        return finished.size();
    }

    /**
     * Returns the finished parts, in order.
     *
     * @throws IllegalStateException if not all are finished
     */
    synchronized List<RenderedPart> parts() {
        if (isUnfinished()) {
            throw new IllegalStateException("%d of %d parts are finished".formatted(finishedCount(), divided.size()));
        }
        Map<Integer, Finished> all = Map.copyOf(finished);
        return listOf(all.size(), index -> {
            Finished file = Objects.requireNonNull(all.get(index + 1), "a part for each number");
            return new RenderedPart(part(index), file.file(), file.bytes(), file.sha256());
        });
    }

    /** Returns the names of the parts whose content no part had before. */
    List<String> changed() {
        return IntStream.range(0, divided.size())
                .filter(index -> !publishedBefore.containsKey(fingerprints.get(index)))
                .mapToObj(index -> Outbox.partName(project.id(), index + 1, divided.size()))
                .toList();
    }
}
