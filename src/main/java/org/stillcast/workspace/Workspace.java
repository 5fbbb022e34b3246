package org.stillcast.workspace;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.files.Checksum;
import org.stillcast.files.WholeFiles;
import org.stillcast.timeline.Take;
import org.stillcast.work.SegmentFiles;
import org.stillcast.work.SegmentRendered;

/**
 * A project's temporary folder, {@code temp/video_segments/ID}: its loops, its segments, its lists, and the journal that
 * says which segments are whole.
 */
public final class Workspace implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);

    private static final String JOURNAL = "journal.jsonl";

    private final Path folder;
    private final Journal journal;

    private Workspace(Path folder, Journal journal) {
        this.folder = folder;
        this.journal = journal;
    }

    /** Opens the folder of a project, or makes it, and deletes what a crash left half-written or half-deleted in it. */
    public static Workspace open(Path temp, String projectId) throws IOException {
        Path folder = folder(temp, projectId);
        Files.createDirectories(folder);
        WholeFiles.deleteIn(folder, WholeFiles::isTemporary);
        Workspace workspace = new Workspace(folder, new Journal(folder.resolve(JOURNAL)));
        if (!workspace.journal.isEnded()) {
            return workspace;
        }
        workspace.delete();
        return open(temp, projectId);
    }

    /** Returns the folder of a project, whether or not it is there. */
    public static Path folder(Path temp, String projectId) {
        return folders(temp).resolve(projectId);
    }

    private static Path folders(Path temp) {
        return temp.resolve("video_segments");
    }

    /** Returns the ids of the projects that have a folder. */
    public static List<String> projects(Path temp) throws IOException {
        if (!Files.isDirectory(folders(temp))) {
            return List.of();
        }
        try (Stream<Path> projects = Files.list(folders(temp))) {
            return projects.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .toList();
        }
    }

    /**
     * Tells whether nobody will come back to the project: it is published, or has failed, and its manifest has been
     * moved away from where it was taken up, but the program was stopped before it could clean up; or nothing was done.
     */
    public boolean isForsaken() {
        Optional<Path> manifest = manifest();
        if (manifest.isEmpty()) {
            return !journal.hasSegments() && !journal.hasPublished();
        }
        return !Files.exists(manifest.get()) && (journal.hasPublished() || journal.hasFailed());
    }

    /** Returns the manifest that it was taken up for; empty if that is not known. */
    public Optional<Path> manifest() {
        return journal.manifest().map(Path::of);
    }

    public Journal journal() {
        return journal;
    }

    /** Returns where the segment of a clip belongs. */
    public Path segment(String clipId) {
        return folder.resolve(SegmentFiles.segment(clipId));
    }

    /** Returns where the sketch of what is rendered from something belongs. */
    public Path sketch(String fingerprint) {
        return folder.resolve(SegmentFiles.sketch(fingerprint));
    }

    /** Returns where the full loop of a still belongs. */
    public Path still(String fingerprint) {
        return folder.resolve(SegmentFiles.still(fingerprint));
    }

    /** Returns where the small loop of a still belongs. */
    public Path preview(String fingerprint) {
        return folder.resolve("preview_" + fingerprint + ".mp4");
    }

    /** Returns where a segment is kept that is in the way under its clip's name. */
    Path aside(String fingerprint) {
        return folder.resolve("aside_" + fingerprint + ".mp4");
    }

    /** Returns the folder itself. */
    public Path folder() {
        return folder;
    }

    /** Returns the segments that are there, as the journal has them now. */
    public Leftovers leftovers() throws IOException {
        return new Leftovers(this, journal.segments());
    }

    /** Writes down that a segment is there, whole, under its name, as whoever has rendered it knows it. */
    public void remember(SegmentRendered rendered) throws IOException {
        journal.record(rendered.order().clip().id(), rendered.take(), rendered.segment(), rendered.sketch());
    }

    /** Writes down that a segment is there, whole, under its name. */
    void remember(String clipId, Take take) throws IOException {
        journal.record(clipId, take, Checksum.of(segment(clipId)), Checksum.of(sketch(take.fingerprint())));
    }

    /** Writes down that a loop is there, whole, under its name. */
    public void rememberLoop(Path loop) throws IOException {
        journal.recordLoop(loop.getFileName().toString(), Checksum.of(loop));
    }

    /** Tells whether a loop is there as it was made. */
    public boolean isWholeLoop(Path loop) throws IOException {
        return journal.isWhole(loop);
    }

    /** Writes a text of a list of ours, piece by piece. */
    @FunctionalInterface
    public interface ListWriter {
        void writeTo(Appendable text) throws IOException;
    }

    /** Writes a list of ours into the folder. */
    public static void writeList(Path file, ListWriter list) throws IOException {
        WholeFiles.write(file, out -> {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            list.writeTo(text);
            text.flush();
        });
    }

    /** Deletes the folder, its journal last, and returns how many files that were. */
    public int delete() throws IOException {
        recordEnd();
        int count = WholeFiles.deleteIn(folder, file -> !file.endsWith(JOURNAL));
        journal.close();
        WholeFiles.delete(folder.resolve(JOURNAL));
        count += WholeFiles.deleteAll(folder) - 1; // a worker that comes late may have put a file into it by then
        return count + 1;
    }

    /** On a full disk it has to do without, since deleting is what helps. */
    private void recordEnd() {
        try {
            journal.recordEnd();
        } catch (IOException e) {
            LOG.debug("the end is not written down", e);
        }
    }

    @Override
    public void close() {
        try {
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
