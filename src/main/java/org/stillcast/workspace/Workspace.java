package org.stillcast.workspace;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.plan.RenderedSegment;

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
        Path folder = folders(temp).resolve(projectId);
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(WholeFiles::isTemporary).toList()) {
                Files.deleteIfExists(file);
            }
        }
        Workspace workspace = new Workspace(folder, new Journal(folder.resolve(JOURNAL)));
        if (!workspace.journal.isEnded()) {
            return workspace;
        }
        workspace.delete();
        return open(temp, projectId);
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
        if (journal.manifest().isEmpty()) {
            return !journal.hasSegments() && !journal.isPublished();
        }
        Path manifest = Path.of(journal.manifest().get());
        return !Files.exists(manifest) && (journal.isPublished() || Inbox.hasFailed(manifest));
    }

    public Journal journal() {
        return journal;
    }

    /** Returns where the segment of a clip belongs. */
    public Path segment(String clipId) {
        return folder.resolve(RenderedSegment.fileName(clipId));
    }

    /** Returns where the sketch of what is rendered from something belongs. */
    public Path sketch(String fingerprint) {
        return folder.resolve(RenderedSegment.sketchName(fingerprint));
    }

    /** Returns where the full loop of a still belongs. */
    public Path still(String fingerprint) {
        return folder.resolve("still_" + fingerprint + ".mp4");
    }

    /** Returns where the small loop of a still belongs. */
    public Path preview(String fingerprint) {
        return folder.resolve("preview_" + fingerprint + ".mp4");
    }

    /**
     * Gets segments out of the way that lie under the name of a clip which has become another one, as when a clip was
     * put in before it: what some clip can still use is kept aside for {@link #recall}, the rest is deleted. No name is
     * overwritten that another clip's segment is needed from.
     *
     * @param fingerprints what each clip, by its id, would be rendered from now
     */
    public void rearrange(Map<String, String> fingerprints) throws IOException {
        Set<String> wanted = Set.copyOf(fingerprints.values());
        for (Map.Entry<String, String> known : journal.fingerprintOfClip().entrySet()) {
            String fingerprint = known.getValue();
            Path file = segment(known.getKey());
            if (fingerprint.equals(fingerprints.get(known.getKey())) || !Files.exists(file)) {
                continue;
            }
            if (!wanted.contains(fingerprint)) {
                Files.deleteIfExists(file);
            } else if (!Files.exists(aside(fingerprint))) {
                WholeFiles.rename(file, aside(fingerprint));
            }
        }
    }

    private Path aside(String fingerprint) {
        return folder.resolve("aside_" + fingerprint + ".mp4");
    }

    /**
     * Returns the segment of a clip if it was rendered before, for this clip or for another one, and its file is still
     * what it was then.
     *
     * @param position to be the segment's
     * @param clipId whose segment it has to be
     * @param fingerprint of what it would be rendered from now
     */
    public Optional<RenderedSegment> recall(int position, String clipId, String fingerprint) throws IOException {
        Optional<Journal.Line> line = journal.find(fingerprint);
        if (line.isEmpty() || !line.get().sketch().matches(sketch(fingerprint))) {
            return Optional.empty();
        }
        Journal.Line found = line.get();
        RenderedSegment segment = new RenderedSegment(
                position, clipId, fingerprint, found.samples(), found.channels(), found.complaint());
        if (!found.file().matches(segment(clipId))) {
            if (!found.file().matches(aside(fingerprint))) {
                return Optional.empty();
            }
            WholeFiles.link(aside(fingerprint), segment(clipId)); // others may have the same sound
        }
        if (!fingerprint.equals(journal.fingerprintOfClip(clipId))) {
            journal.record(segment, found.file(), found.sketch());
        }
        return Optional.of(segment);
    }

    /** Writes down that a segment is there, whole, under its name. */
    public void remember(RenderedSegment segment) throws IOException {
        journal.record(segment, Checksum.of(segment(segment.clipId())), Checksum.of(sketch(segment.fingerprint())));
    }

    /** Tells whether a segment's file is still what it was when it was rendered. */
    public boolean isWhole(RenderedSegment segment) throws IOException {
        Optional<Journal.Line> line = journal.find(segment.fingerprint());
        return line.isPresent()
                && line.get().file().matches(segment(segment.clipId()))
                && line.get().sketch().matches(sketch(segment.fingerprint()));
    }

    /** Writes down that a loop is there, whole, under its name. */
    public void rememberLoop(Path loop) throws IOException {
        journal.recordLoop(loop.getFileName().toString(), Checksum.of(loop));
    }

    /** Tells whether a loop is there as it was made. */
    public boolean isWholeLoop(Path loop) throws IOException {
        return journal.isWhole(loop);
    }

    /** Writes a list of ours into the folder. */
    public static void writeList(Path file, String text) throws IOException {
        WholeFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Deletes the folder, its journal last, and returns how many files that were. */
    public int delete() throws IOException {
        recordEnd();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> !file.endsWith(JOURNAL))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        int count = 0;
        for (Path file : files) {
            if (!file.equals(folder)) {
                Files.deleteIfExists(file);
                count++;
            }
        }
        journal.close();
        Files.deleteIfExists(folder.resolve(JOURNAL));
        Files.deleteIfExists(folder);
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
