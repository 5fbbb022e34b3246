package org.stillcast.workspace;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.files.Checksum;
import org.stillcast.text.Visible;
import org.stillcast.timeline.Take;

/**
 * What has been done for a project, one line of JSON each, appended as it happens. A line that cannot be read, such as
 * the last one before a crash, is as if it had never been written. What a line says of a file is believed only if the
 * file's checksum agrees, so neither lines nor files need to reach the disk in any order.
 *
 * <p>Safe for use by several threads at once.
 */
public final class Journal implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    /** Of a line that is passed over, as much as shows what it is. */
    private static final int MOST_SHOWN = 100;

    private final Path file;
    private final JournalState state = new JournalState();
    private final JournalFile lines;
    private boolean segmentsOf10;

    /** Opens the journal, or begins one; the caller closes it. */
    Journal(Path file) throws IOException {
        this.file = file;
        lines = new JournalFile(file, this::take);
    }

    /** Takes a line at the start; one segment is as good as thousands then. */
    private void take(String line) {
        segmentsOf10 |= JournalLine.isSegmentOf10(line);
        if (!state.hasSegments() || !JournalLine.isSegment(line)) {
            entry(line).ifPresent(entry -> entry.visit(state));
        }
    }

    /** Tells whether version 1.0 has written down any segment. */
    public synchronized boolean hasSegmentsOf10() {
        return segmentsOf10;
    }

    private Optional<JournalEntry> entry(String line) {
        Optional<JournalEntry> entry = JournalLine.read(line);
        if (entry.isEmpty() && LOG.isDebugEnabled()) {
            String begin = line.substring(0, Math.min(line.length(), MOST_SHOWN));
            LOG.debug("{}: a line of {} characters is passed over: {}", file, line.length(), Visible.of(begin));
        }
        return entry;
    }

    private void write(JournalEntry entry) throws IOException {
        lines.append(JournalLine.write(entry));
        entry.visit(state);
    }

    /** Writes down what no power cut may take back. */
    private void writeForGood(JournalEntry entry) throws IOException {
        lines.append(JournalLine.write(entry));
        lines.sync();
        entry.visit(state);
    }

    /**
     * Begins work on a manifest, which takes an earlier failure back, and returns the time that it was begun at: now, unless
     * an earlier start is written down and nothing else has been published since.
     *
     * @param manifestFile the file, absolute
     * @param manifestSha256 of that file
     */
    public synchronized String begin(String manifestFile, String manifestSha256, String now) throws IOException {
        if (state.hasFailed()) {
            writeForGood(new JournalEntry.Retried());
        }
        boolean another = state.lastPublished().isPresent()
                ? state.publicationOf(manifestSha256).isEmpty()
                : state.lastBegun().isEmpty();
        if (another) {
            write(new JournalEntry.Begun(now, manifestFile));
        }
        return state.lastBegun().map(JournalEntry.Begun::started).orElse(now);
    }

    /** Returns the file of the manifest that work was begun for. */
    synchronized Optional<String> manifest() {
        return state.lastBegun().map(JournalEntry.Begun::manifest);
    }

    /** Writes down that a segment is there, whole, under its name. */
    synchronized void record(String clipId, Take take, Checksum segmentFile, Checksum sketch) throws IOException {
        write(new JournalEntry.SegmentRendered(
                take.fingerprint(),
                clipId,
                segmentFile,
                sketch,
                take.samples(),
                take.channels(),
                take.complaint(),
                take.level()));
    }

    /** Reads what is written down of segments by now. */
    synchronized SegmentLines segments() throws IOException {
        SegmentLines segments = new SegmentLines();
        lines.read(line -> {
            if (JournalLine.isSegment(line)
                    && entry(line).orElse(null) instanceof JournalEntry.SegmentRendered segment) {
                segments.put(segment);
            }
        });
        return segments;
    }

    /** Tells whether it knows of any segment. */
    public synchronized boolean hasSegments() {
        return state.hasSegments();
    }

    /** Writes down that a loop is there, whole, under its name. */
    synchronized void recordLoop(String name, Checksum loop) throws IOException {
        write(new JournalEntry.LoopEncoded(name, loop));
    }

    /** Tells whether a loop is there as it was made. */
    synchronized boolean isWhole(Path loop) throws IOException {
        Optional<Checksum> known = state.loop(loop.getFileName().toString());
        return known.isPresent() && known.get().matches(loop);
    }

    /** Writes down that a product is finished, under the fingerprint of all that decided its bytes. */
    public synchronized void recordProduct(String fingerprint, FinishedProduct product) throws IOException {
        write(new JournalEntry.ProductFinished(fingerprint, product));
    }

    /** Returns what it knows of a product. */
    public synchronized Optional<FinishedProduct> product(String fingerprint) {
        return state.product(fingerprint);
    }

    /**
     * Writes down, so that no power cut can take it back, that all parts that came from a manifest are published.
     *
     * @param sources what the files that it names were then, in short; empty if that is not known
     */
    public synchronized void recordPublished(String manifestSha256, Optional<String> sources) throws IOException {
        writeForGood(new JournalEntry.Published(manifestSha256, sources));
    }

    /** Tells whether the last that was published came from a manifest. */
    public synchronized boolean isPublished(String manifestSha256) {
        return state.publicationOf(manifestSha256).isPresent();
    }

    /** Returns what the files that a manifest names were, in short, when what came from it was published. */
    public synchronized Optional<String> publishedSources(String manifestSha256) {
        return state.publicationOf(manifestSha256).flatMap(JournalEntry.Published::sources);
    }

    /** Tells whether anything is published, and nothing else begun since. */
    synchronized boolean hasPublished() {
        return state.lastPublished().isPresent();
    }

    /** Writes down, so that no power cut can take it back, that the project has failed. */
    public synchronized void recordFailed() throws IOException {
        writeForGood(new JournalEntry.Failed());
    }

    /** Tells whether the project has failed, and is not worked on again. */
    synchronized boolean hasFailed() {
        return state.hasFailed();
    }

    /** Writes down that all that belongs to the project is about to be deleted. */
    synchronized void recordEnd() throws IOException {
        write(new JournalEntry.Ended());
    }

    /** Tells whether what is there is only waiting to be deleted. */
    synchronized boolean isEnded() {
        return state.isEnded();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
