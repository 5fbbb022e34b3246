package org.stillcast.workspace;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import org.stillcast.files.WholeFiles;
import org.stillcast.timeline.Take;

/**
 * The segments that earlier runs have left in a project's workspace, as its journal has them. They are found by what they
 * were made from, whatever their clips were called then. Lives for one search: it takes memory for each of them.
 */
public final class Leftovers {
    private static final String BEFORE_ID = "segment_";
    private static final String BEHIND_ID = ".mp4";

    private final Workspace workspace;
    private final SegmentLines lines;

    Leftovers(Workspace workspace, SegmentLines lines) {
        this.workspace = workspace;
        this.lines = lines;
    }

    /**
     * Gets segments out of the way that lie under the name of a clip which has become another one, as when a clip was
     * put in before it: what some clip can still use is kept aside for {@link #recall}, the rest is deleted. No name is
     * overwritten that another clip's segment is needed from.
     *
     * @param isOfClip whether the clip of an id, if there is such a one, has the take of a fingerprint now
     * @param isWanted whether any clip has the take of a fingerprint now
     */
    public void rearrange(BiPredicate<String, String> isOfClip, Predicate<String> isWanted) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(workspace.folder(), Leftovers::isSegment)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String id = Normalizer.normalize(
                        name.substring(BEFORE_ID.length(), name.length() - BEHIND_ID.length()), Normalizer.Form.NFC);
                Optional<String> fingerprint = lines.fingerprintOf(id);
                if (fingerprint.isPresent() && !isOfClip.test(id, fingerprint.get())) {
                    getOutOfTheWay(file, fingerprint.get(), isWanted);
                }
            }
        }
    }

    private static boolean isSegment(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(BEFORE_ID) && name.endsWith(BEHIND_ID);
    }

    private void getOutOfTheWay(Path file, String fingerprint, Predicate<String> isWanted) throws IOException {
        if (!isWanted.test(fingerprint)) {
            WholeFiles.delete(file);
        } else if (!Files.exists(workspace.aside(fingerprint))) {
            WholeFiles.rename(file, workspace.aside(fingerprint));
        }
    }

    /**
     * Returns the take of a clip if it was rendered before, for this clip or for another one, and its files are still
     * what they were then; the segment is under the clip's name by then.
     *
     * @param clipId whose segment it has to be
     * @param fingerprint of what it would be rendered from now
     */
    public Optional<Take> recall(String clipId, String fingerprint) throws IOException {
        Optional<SegmentLines.Line> line = lines.find(fingerprint);
        if (line.isEmpty() || !line.get().sketch().matches(workspace.sketch(fingerprint))) {
            return Optional.empty();
        }
        SegmentLines.Line found = line.get();
        Take take = found.take(fingerprint);
        if (!found.file().matches(workspace.segment(clipId))) {
            Path aside = workspace.aside(fingerprint);
            if (!found.file().matches(aside)) {
                return Optional.empty();
            }
            WholeFiles.link(aside, workspace.segment(clipId)); // others may have the same sound
        }
        if (!lines.isLastOf(clipId, fingerprint)) {
            workspace.journal().record(clipId, take, found.file(), found.sketch());
        }
        return Optional.of(take);
    }

    /** Returns the take of a fingerprint as it was written down, whether or not its files are still there. */
    public Optional<Take> written(String fingerprint) {
        return lines.find(fingerprint).map(line -> line.take(fingerprint));
    }

    /**
     * Returns the same of a take that is there under another fingerprint, as an earlier version has left it or before it was known
     * that it is loud enough, and takes it over.
     *
     * @param fingerprintThen what it was called
     * @param fingerprint what it is called now
     */
    public Optional<Take> adopt(String clipId, String fingerprintThen, String fingerprint) throws IOException {
        Optional<Take> then = recall(clipId, fingerprintThen);
        if (then.isEmpty()) {
            return then;
        }
        Path sketch = workspace.sketch(fingerprint);
        WholeFiles.link(workspace.sketch(fingerprintThen), sketch); // others may have the same sound
        Take take = then.get().as(fingerprint);
        workspace.remember(clipId, take);
        return Optional.of(take);
    }

    /** Tells whether a clip's segment, and its sketch, are still what they were when it was rendered. */
    public boolean isWhole(String clipId, String fingerprint) throws IOException {
        Optional<SegmentLines.Line> line = lines.find(fingerprint);
        return line.isPresent()
                && line.get().file().matches(workspace.segment(clipId))
                && line.get().sketch().matches(workspace.sketch(fingerprint));
    }
}
