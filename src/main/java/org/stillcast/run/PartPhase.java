package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.stillcast.files.WholeFiles;
import org.stillcast.outbox.Outbox;
import org.stillcast.outbox.PartEntry;
import org.stillcast.outbox.PlacedProduct;
import org.stillcast.outbox.PlannedProduct;
import org.stillcast.outbox.ProductKind;
import org.stillcast.outbox.Result;
import org.stillcast.outbox.ResultEntries;
import org.stillcast.packed.HeapRoom;
import org.stillcast.packed.LazyList;
import org.stillcast.project.Project;
import org.stillcast.text.Words;
import org.stillcast.timeline.Takes;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.PartProven;
import org.stillcast.work.SoundPiece;
import org.stillcast.workspace.Journal;
import org.stillcast.workspace.Workspace;

/**
 * The second half of a project's work: its parts, planned from what was really rendered. Parts that are finished already,
 * from before an interruption or by an earlier run, are found by their fingerprints and kept; one of which only the
 * picture is another now takes its sound from there. Safe for several threads.
 */
public final class PartPhase {
    private static final Words WORDS = Words.of(PartPhase.class);
    /** In English everywhere, as all that a result says of clips: it is carried from run to run. */
    static final String OVERLONG = "is longer than a part may be, and is a part of its own";

    /** ffmpeg encodes far faster than real time; a part that takes half as long as it lasts is hung. */
    private static final int TIME_LIMIT_FRACTION = 2;

    private static final Duration LEAST_TIME = Duration.ofMinutes(2);

    /** A part takes as much memory as so many clips. */
    private static final int CLIPS_PER_PART = 7;

    private final Project project;
    private final Workspace workspace;
    private final Outbox outbox;
    private final PlannedParts planned;
    private final List<String> names10;
    private final FinishedProducts earlier;
    private final SortedMap<Integer, List<PlacedProduct>> finished = new TreeMap<>();
    private final SortedMap<Integer, Path> sounds = new TreeMap<>();

    private int kept;

    /**
     * @param takes of all clips that are in the project
     * @param still whose full loop the picture is copied from
     * @param segmentName10 returns what version 1.0 called the segment of the clip at a position
     * @param ffmpegVersion that will do the work
     * @param before an earlier result whose parts can be kept
     * @param outbox tells where parts belong
     * @param room that all parts have to fit into
     * @throws IOException if they do not; what is rendered is kept until there is more
     */
    PartPhase(
            Project project,
            Takes takes,
            StillPhase still,
            IntFunction<String> segmentName10,
            String ffmpegVersion,
            Optional<Result> before,
            Workspace workspace,
            Outbox outbox,
            HeapRoom room)
            throws IOException {
        this.project = project;
        this.workspace = workspace;
        this.outbox = outbox;
        earlier = new FinishedProducts(outbox, project.id(), before);
        planned = new PlannedParts(
                project,
                takes,
                still.fingerprint(),
                ffmpegVersion,
                PlannedParts.keptStarts(project, takes, before, segmentName10));
        requireRoom(room, (int) takes.clips().count(), planned.size());
        names10 = new Version10(ffmpegVersion, still.fingerprint())
                .parts(planned, project.audio().bitrateKbps(planned.channels()), segmentName10);
    }

    private static void requireRoom(HeapRoom room, int clips, int parts) throws IOException {
        long count = clips + (long) parts * CLIPS_PER_PART;
        if (!room.holds(count, 0)) {
            throw new IOException(WORDS.say("too-many-parts", parts, room.advice(count, 0)));
        }
    }

    private JoinOrder part(int index) {
        String fingerprint = planned.fingerprint(index);
        Path target = outbox.staged(project.id(), ProductKind.VIDEO, fingerprint);
        int number = index + 1;
        long samples = planned.samples(index);
        return new JoinOrder(
                number,
                planned.size(),
                planned.content(index),
                planned.pieces(index),
                samples,
                workspace.folder(),
                sound(number),
                fileName(index, ProductKind.VIDEO),
                target,
                WholeFiles.temporaryFor(target),
                fingerprint,
                planned.soundFingerprint(index),
                LEAST_TIME.plusSeconds(samples / project.audio().sampleRate().hertz() / TIME_LIMIT_FRACTION));
    }

    private synchronized Optional<Path> sound(int number) {
        return Optional.ofNullable(sounds.get(number));
    }

    /**
     * Finds the parts that are finished already: what the journal or the earlier result knows by the same fingerprint,
     * and whose file has the same SHA-256 still. Of the others, those whose sound is in a part that was published.
     *
     * @throws IOException if a file that may be one cannot be read
     */
    void findFinished(Journal journal) throws IOException {
        for (int index = 0; index < planned.size(); index++) {
            Optional<List<PlacedProduct>> found = find(index, journal);
            if (found.isPresent()) {
                finished.put(index + 1, found.get());
            } else {
                int number = index + 1;
                earlier.findSound(planned.soundFingerprint(index)).ifPresent(file -> sounds.put(number, file));
            }
        }
        kept = finished.size();
    }

    private Optional<List<PlacedProduct>> find(int index, Journal journal) throws IOException {
        List<PlannedProduct> products = products(index, planned.fingerprint(index));
        List<PlacedProduct> found = earlier.find(products, journal);
        if (found.size() < products.size()) {
            found = earlier.find(products(index, names10.get(index)), journal).stream()
                    .map(then -> new PlacedProduct(then.product().as(planned.fingerprint(index)), then.place()))
                    .toList();
        }
        return found.size() == products.size() ? Optional.of(found) : Optional.empty();
    }

    /** Returns what a part is to become. */
    private List<PlannedProduct> products(int index, String fingerprint) {
        return List.of(new PlannedProduct(ProductKind.VIDEO, fileName(index, ProductKind.VIDEO), fingerprint));
    }

    private String fileName(int index, ProductKind kind) {
        return Outbox.productName(project.id(), index + 1, planned.size(), kind);
    }

    /** Returns all parts that were planned; each look makes a new order. */
    List<JoinOrder> all() {
        return LazyList.of(planned.size(), this::part);
    }

    /** Returns an order for each part that is not finished, made when it is asked for. */
    Stream<JoinOrder> orders() {
        return IntStream.range(0, planned.size())
                .filter(index -> !isFinished(index + 1))
                .mapToObj(this::part);
    }

    /** Returns the pieces of which the segments are needed for the parts that are not finished. */
    Stream<SoundPiece> neededPieces() {
        return orders().filter(part -> part.sound().isEmpty()).flatMap(part -> part.pieces().stream());
    }

    /** Returns what is planned. */
    PlannedParts planned() {
        return planned;
    }

    /** Tells whether a part is left that has to be joined. */
    boolean isUnfinished() {
        return finishedCount() < planned.size();
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

    /** Takes a part that has just been joined and proven, and returns how many are finished now. */
    synchronized int complete(PartProven part) {
        JoinOrder order = part.order();
        PlannedProduct video = products(order.number() - 1, order.fingerprint()).get(0);
        finished.put(
                order.number(),
                List.of(new PlacedProduct(video.finished(part.bytes(), part.sha256()), order.target())));
        return finished.size();
    }

    /**
     * Returns the finished parts, in order, as a result lists them.
     *
     * @throws IllegalStateException if not all are finished
     */
    List<PartEntry> entries(ResultEntries entries) {
        List<List<PlacedProduct>> all = allFinished();
        return LazyList.of(
                all.size(),
                index -> entries.part(
                        part(index),
                        all.get(index).stream().map(PlacedProduct::product).toList()));
    }

    /**
     * Returns the products of all parts, and where they are.
     *
     * @throws IllegalStateException if not all are finished
     */
    List<PlacedProduct> products() {
        return allFinished().stream().flatMap(List::stream).toList();
    }

    private synchronized List<List<PlacedProduct>> allFinished() {
        if (isUnfinished()) {
            throw new IllegalStateException("%d of %d parts are finished".formatted(finishedCount(), planned.size()));
        }
        return List.copyOf(finished.values());
    }

    /** Returns the names of the parts whose content no part had before. */
    List<String> changed() {
        return IntStream.range(0, planned.size())
                .filter(index ->
                        !earlier.isPublished(planned.fingerprint(index)) && !earlier.isPublished(names10.get(index)))
                .mapToObj(index -> fileName(index, ProductKind.VIDEO))
                .toList();
    }
}
