package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.outbox.Outbox;
import org.stillcast.outbox.PlannedProduct;
import org.stillcast.outbox.ProductKind;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.PartDisproved;
import org.stillcast.work.PartForm;
import org.stillcast.workspace.DiskSpace;
import org.stillcast.workspace.Journal;

/**
 * The second half of a project's work: what its parts are joined to, planned from what was really rendered. What is there
 * already, from before an interruption or by an earlier run, is found by its fingerprint and not joined again; where only the
 * picture is another now, the sound is taken from there. Safe for several threads.
 */
final class PartPhase {
    private static final Logger LOG = LoggerFactory.getLogger(PartPhase.class);
    /** In English everywhere, as all that a result says of clips: it is carried from run to run. */
    static final String OVERLONG = "is longer than a part may be, and is a part of its own";

    private final JoinOrderMaker orders;
    private final PlannedParts planned;
    private final Optional<List<String>> namesIn10;
    private final ProductFinder earlier;
    private final BitSet unneeded = new BitSet();
    private final SortedMap<Integer, Essence> finished = new TreeMap<>();
    private final SortedMap<Integer, JoinOrder.EarlierSound> sounds = new TreeMap<>();
    private boolean failedCopies;
    private int kept;

    /**
     * What was joined, or something that holds the same sound and picture.
     *
     * @param file where it is
     * @param isDressed whether it has tags and the like besides
     */
    record Essence(PartFile file, boolean isDressed) {}

    /**
     * @param planned what there is to be
     * @param orders makes the orders for it
     * @param still tells what version 1.0 went by
     * @param segmentsIn10 what version 1.0 called the segments, by the positions of their clips, if it has left anything
     * @param ffmpegVersion that will do the work
     * @param bitrateKbps of the sound
     * @param earlier finds what is there from before
     */
    PartPhase(
            PlannedParts planned,
            JoinOrderMaker orders,
            StillPhase still,
            Optional<IntFunction<String>> segmentsIn10,
            String ffmpegVersion,
            int bitrateKbps,
            ProductFinder earlier) {
        this.planned = planned;
        this.orders = orders;
        this.earlier = earlier;
        namesIn10 = segmentsIn10
                .filter(names -> isVideo(0))
                .map(names ->
                        new Version10(ffmpegVersion, still.backgroundFingerprint()).parts(planned, bitrateKbps, names));
    }

    private JoinOrder order(int join) {
        int slice = planned.sliceOf(join);
        return orders.order(
                planned.number(slice),
                planned.size(),
                planned.formOf(join),
                planned.content(join),
                planned.pieces(slice),
                planned.samples(slice),
                sound(join),
                planned.fingerprint(join),
                planned.soundFingerprint(join));
    }

    private synchronized Optional<JoinOrder.EarlierSound> sound(int join) {
        return Optional.ofNullable(sounds.get(join));
    }

    /**
     * Takes what was finished before it was planned.
     *
     * @param found by their fingerprints, what was there from before
     * @param made the same, what this run has joined
     */
    synchronized void adopt(Map<String, PartFile> found, Map<String, PartFile> made) {
        for (int join = 0; join < planned.joins(); join++) {
            String fingerprint = planned.fingerprint(join);
            if (found.containsKey(fingerprint)) {
                keep(join, new Essence(found.get(fingerprint), false));
            } else if (made.containsKey(fingerprint)) {
                complete(fingerprint, made.get(fingerprint));
            }
        }
    }

    /**
     * Finds what is there already: what the journal or the earlier result knows by the same fingerprint, and whose file has
     * the same SHA-256 still. Of the rest, that whose sound is in a part that was published.
     *
     * @param isNeeded tells whether a join is needed at all: its products may be there as well
     * @throws IOException if a file that may be one cannot be read
     */
    void findFinished(Journal journal, IntPredicate isNeeded) throws IOException {
        for (int join = 0; join < planned.joins(); join++) {
            if (isFinished(join)) {
                continue;
            }
            if (!isNeeded.test(join)) {
                leaveOut(join);
                continue;
            }
            Optional<Essence> found = find(join, journal);
            if (found.isPresent()) {
                keep(join, found.get());
            } else {
                findSound(join).ifPresent(takeSound(join));
            }
        }
    }

    /** Only AAC is copied: an MP3 with the same sound is the same part, and found as that. */
    private Optional<JoinOrder.EarlierSound> findSound(int join) throws IOException {
        return planned.formOf(join) == PartForm.MP3
                ? Optional.empty()
                : earlier.findSound(planned.soundFingerprint(join));
    }

    private Consumer<JoinOrder.EarlierSound> takeSound(int join) {
        return sound -> {
            synchronized (this) {
                sounds.put(join, sound);
            }
        };
    }

    private synchronized void leaveOut(int join) {
        unneeded.set(join);
        kept += planned.isFirstForm(join) ? 1 : 0;
    }

    /** What was given out ahead of the plan may have come back meanwhile. */
    private synchronized void keep(int join, Essence essence) {
        if (finished.putIfAbsent(join, essence) == null) {
            kept += planned.isFirstForm(join) ? 1 : 0;
        }
    }

    private Optional<Essence> find(int join, Journal journal) throws IOException {
        String fingerprint = planned.fingerprint(join);
        Optional<PartFile> plain = earlier.findPart(product(join, fingerprint), journal);
        if (plain.isEmpty() && namesIn10.isPresent() && planned.isFirstForm(join) && isVideo(join)) {
            plain = earlier.findPart(product(join, namesIn10.get().get(planned.sliceOf(join))), journal);
        }
        return plain.isPresent()
                ? plain.map(file -> new Essence(file, false))
                : earlier.findEssence(fingerprint).map(file -> new Essence(file, true));
    }

    private boolean isVideo(int join) {
        return planned.formOf(join) == PartForm.VIDEO;
    }

    private PlannedProduct product(int join, String fingerprint) {
        ProductKind kind = ProductKind.of(planned.formOf(join));
        String name =
                Outbox.productName(orders.projectId(), planned.number(planned.sliceOf(join)), planned.size(), kind);
        return new PlannedProduct(kind, name, fingerprint);
    }

    /** Returns an order for each join that is needed and not finished, made when it is asked for. */
    Stream<JoinOrder> orders() {
        return openJoins().mapToObj(this::order);
    }

    /** Returns the lengths of what is not finished. */
    LongStream openSamples() {
        return openJoins().mapToLong(join -> planned.samples(planned.sliceOf(join)));
    }

    private IntStream openJoins() {
        return IntStream.range(0, planned.joins()).filter(join -> !isFinished(join));
    }

    /** Returns what is not finished and has to be joined from segments. */
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
        sounds.remove(planned.joinOf(copy.order().fingerprint()));
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

    /** Returns the numbers of the parts that have certain fingerprints in their first form, ascending. */
    List<Integer> numbers(Predicate<String> fingerprints) {
        return IntStream.range(0, planned.joins())
                .filter(planned::isFirstForm)
                .filter(join -> fingerprints.test(planned.fingerprint(join)))
                .mapToObj(join -> planned.number(planned.sliceOf(join)))
                .toList();
    }

    /** Returns what is planned. */
    PlannedParts planned() {
        return planned;
    }

    /** Tells whether something is left that has to be joined. */
    boolean isUnfinished() {
        return finishedCount() < planned.joins();
    }

    /** Returns how many parts were there before this run joined any. */
    synchronized int keptCount() {
        return kept;
    }

    /** Returns how many joins are finished, or not needed. */
    synchronized int finishedCount() {
        return finished.size() + unneeded.cardinality();
    }

    private synchronized boolean isFinished(int join) {
        return finished.containsKey(join) || unneeded.get(join);
    }

    /**
     * Takes what has just been joined and proven, unless it is none of these.
     *
     * @return how many joins are finished now
     */
    synchronized int complete(String fingerprint, PartFile file) {
        int join = planned.joinOf(fingerprint);
        if (join >= 0 && !unneeded.get(join)) {
            finished.put(join, new Essence(file, false));
        }
        return finishedCount();
    }

    /**
     * Returns what was joined.
     *
     * @throws IllegalStateException if that is not finished, or not needed
     */
    synchronized Essence essence(int join) {
        Essence essence = finished.get(join);
        if (essence == null) {
            throw new IllegalStateException("%d of %d are joined".formatted(finishedCount(), planned.joins()));
        }
        return essence;
    }

    /** Tells whether no part had a slice's content before, as far as what it is in the first place goes. */
    boolean isNew(int slice, String fingerprint) {
        return !earlier.isPublished(fingerprint)
                && namesIn10
                        .filter(names -> earlier.isPublished(names.get(slice)))
                        .isEmpty();
    }

    /** Returns an order that tells of a slice what a result lists of it. */
    JoinOrder described(int slice) {
        return order(planned.join(slice, planned.firstForm()));
    }
}
