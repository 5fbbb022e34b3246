package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import org.stillcast.timeline.TakeTable;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.PartDisproved;
import org.stillcast.workspace.DiskSpace;
import org.stillcast.workspace.Journal;

/**
 * The second half of a project's work: its parts, planned from what was really rendered. Parts that are finished already,
 * from before an interruption or by an earlier run, are found by their fingerprints and kept; one of which only the
 * picture is another now takes its sound from there. Safe for several threads.
 */
final class PartPhase {
    private static final Logger LOG = LoggerFactory.getLogger(PartPhase.class);
    /** In English everywhere, as all that a result says of clips: it is carried from run to run. */
    static final String OVERLONG = "is longer than a part may be, and is a part of its own";

    private final Project project;
    private final JoinOrderMaker orders;
    private final PlannedParts planned;
    private final Optional<List<String>> namesIn10;
    private final ProductFinder earlier;
    private final SortedMap<Integer, List<PlacedProduct>> finished = new TreeMap<>();
    private final SortedMap<Integer, JoinOrder.EarlierSound> sounds = new TreeMap<>();
    private boolean failedCopies;
    private int kept;

    /**
     * @param takes of all clips that are in the project
     * @param orders makes them
     * @param still whose full loop the picture is copied from
     * @param segmentsIn10 what version 1.0 called the segments, by the positions of their clips, if it has left anything
     * @param ffmpegVersion that will do the work
     * @param before an earlier result whose parts can be kept
     * @param earlier finds what is there from before
     * @param room that all parts have to fit into
     * @throws IOException if they do not; what is rendered is kept until there is more
     */
    PartPhase(
            Project project,
            TakeTable takes,
            JoinOrderMaker orders,
            StillPhase still,
            Optional<IntFunction<String>> segmentsIn10,
            String ffmpegVersion,
            Optional<Result> before,
            ProductFinder earlier,
            HeapRoom room)
            throws IOException {
        this.project = project;
        this.orders = orders;
        this.earlier = earlier;
        planned = new PlannedParts(
                project, takes, orders, PlannedParts.keptStarts(project, takes, before, segmentsIn10), room);
        namesIn10 = segmentsIn10.map(names -> new Version10(ffmpegVersion, still.fingerprint())
                .parts(planned, project.audio().bitrateKbps(planned.channels()), names));
    }

    private JoinOrder part(int index) {
        return orders.order(
                index + 1,
                planned.size(),
                planned.content(index),
                planned.pieces(index),
                planned.samples(index),
                sound(index + 1),
                planned.fingerprint(index),
                planned.soundFingerprint(index));
    }

    private synchronized Optional<JoinOrder.EarlierSound> sound(int number) {
        return Optional.ofNullable(sounds.get(number));
    }

    /**
     * Takes parts that were finished before they were planned.
     *
     * @param found by their fingerprints, those that were there from before
     * @param made the same, those that this run has joined
     */
    synchronized void adopt(Map<String, PartFile> found, Map<String, PartFile> made) {
        for (int index = 0; index < planned.size(); index++) {
            String fingerprint = planned.fingerprint(index);
            if (found.containsKey(fingerprint)) {
                keep(index + 1, products(index, fingerprint, found.get(fingerprint)));
            } else if (made.containsKey(fingerprint)) {
                complete(index + 1, fingerprint, made.get(fingerprint));
            }
        }
    }

    /**
     * Finds the parts that are finished already: what the journal or the earlier result knows by the same fingerprint,
     * and whose file has the same SHA-256 still. Of the others, those whose sound is in a part that was published.
     *
     * @throws IOException if a file that may be one cannot be read
     */
    void findFinished(Journal journal) throws IOException {
        for (int index = 0; index < planned.size(); index++) {
            int number = index + 1;
            if (isFinished(number)) {
                continue;
            }
            Optional<List<PlacedProduct>> found = find(index, journal);
            if (found.isPresent()) {
                keep(number, found.get());
            } else {
                earlier.findSound(planned.soundFingerprint(index)).ifPresent(sound -> sounds.put(number, sound));
            }
        }
    }

    /** One that was given out ahead of the plan may have come back meanwhile. */
    private synchronized void keep(int number, List<PlacedProduct> products) {
        if (finished.putIfAbsent(number, products) == null) {
            kept++;
        }
    }

    private Optional<List<PlacedProduct>> find(int index, Journal journal) throws IOException {
        List<PlannedProduct> products = products(index, planned.fingerprint(index));
        List<PlacedProduct> found = earlier.find(products, journal);
        if (found.size() < products.size() && namesIn10.isPresent()) {
            found = earlier.find(products(index, namesIn10.get().get(index)), journal).stream()
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

    /** Returns an order for each part that is not finished, made when it is asked for. */
    Stream<JoinOrder> orders() {
        return openParts().mapToObj(this::part);
    }

    /** Returns the lengths of the parts that are not finished. */
    LongStream openSamples() {
        return openParts().mapToLong(planned::samples);
    }

    private IntStream openParts() {
        return IntStream.range(0, planned.size()).filter(index -> !isFinished(index + 1));
    }

    /** Returns the parts that are not finished and have to be joined from their segments. */
    Stream<JoinOrder> partsOfSegments() {
        return orders().filter(part -> part.sound().isEmpty());
    }

    /** Takes note that the sound of an earlier part did not come out: it is encoded instead. */
    synchronized void refuseCopy(PartDisproved copy) {
        LOG.warn(
                "{} cannot take its sound from {}, and is joined from its clips: {}",
                copy.order().nameInLog(),
                copy.order().sound().orElseThrow().file(),
                copy.faults().get(0));
        sounds.remove(copy.order().number());
        failedCopies = true;
    }

    /** Tells whether that has happened, and such parts are still to be joined. */
    synchronized boolean hasFailedCopies() {
        return failedCopies && isUnfinished();
    }

    /**
     * Returns if there is room for the parts that take their sound from earlier ones, which stay until all are there.
     *
     * @throws IOException if there is not
     */
    void requireRoomForCopies(Path folder) throws IOException {
        long bytes = 0;
        for (JoinOrder.EarlierSound sound : List.copyOf(sounds.values())) {
            bytes += Files.size(sound.file());
        }
        if (bytes > 0) {
            DiskSpace.require(Map.of(folder, bytes));
        }
    }

    /** Returns the numbers of the parts that have certain fingerprints, ascending. */
    List<Integer> numbers(Predicate<String> fingerprints) {
        return IntStream.range(0, planned.size())
                .filter(index -> fingerprints.test(planned.fingerprint(index)))
                .mapToObj(index -> index + 1)
                .toList();
    }

    /** Returns what is planned. */
    PlannedParts planned() {
        return planned;
    }

    /** Tells whether a part is left that has to be joined. */
    boolean isUnfinished() {
        return finishedCount() < planned.size();
    }

    /** Returns how many parts were there before this run joined any. */
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

    /**
     * Takes a part that has just been joined and proven, unless it is none of these.
     *
     * @return how many are finished now
     */
    synchronized int complete(int number, String fingerprint, PartFile file) {
        int index = number - 1;
        if (index < planned.size() && planned.fingerprint(index).equals(fingerprint)) {
            finished.put(number, products(index, fingerprint, file));
        }
        return finished.size();
    }

    private List<PlacedProduct> products(int index, String fingerprint, PartFile file) {
        PlannedProduct video = products(index, fingerprint).get(0);
        return List.of(new PlacedProduct(
                video.finished(file.content().bytes(), file.content().sha256()), file.place()));
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
                .filter(index -> !earlier.isPublished(planned.fingerprint(index))
                        && namesIn10
                                .filter(names -> earlier.isPublished(names.get(index)))
                                .isEmpty())
                .mapToObj(index -> fileName(index, ProductKind.VIDEO))
                .toList();
    }
}
