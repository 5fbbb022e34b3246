package org.stillcast.workspace;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import org.stillcast.files.WholeFiles;
import org.stillcast.timeline.RenderedSegment;

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
     * @param fingerprintOfClip what the clip of an id would be rendered from now; empty if there is no such clip
     * @param isWanted whether any clip would be rendered from what a fingerprint stands for
     */
    public void rearrange(Function<String, Optional<String>> fingerprintOfClip, Predicate<String> isWanted)
            throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(workspace.folder(), Leftovers::isSegment)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String id = Normalizer.normalize(
                        name.substring(BEFORE_ID.length(), name.length() - BEHIND_ID.length()), Normalizer.Form.NFC);
                Optional<String> fingerprint = lines.fingerprintOf(id);
                if (fingerprint.isPresent() && !fingerprint.equals(fingerprintOfClip.apply(id))) {
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
     * Returns the segment of a clip if it was rendered before, for this clip or for another one, and its file is still
     * what it was then.
     *
     * @param position to be the segment's
     * @param clipId whose segment it has to be
     * @param fingerprint of what it would be rendered from now
     */
    public Optional<RenderedSegment> recall(int position, String clipId, String fingerprint) throws IOException {
        Optional<SegmentLines.Line> line = lines.find(fingerprint);
        if (line.isEmpty() || !line.get().sketch().matches(workspace.sketch(fingerprint))) {
            return Optional.empty();
        }
        SegmentLines.Line found = line.get();
        RenderedSegment segment = new RenderedSegment(
                position, clipId, fingerprint, found.samples(), found.channels(), found.complaint());
        if (!found.file().matches(workspace.segment(clipId))) {
            Path aside = workspace.aside(fingerprint);
            if (!found.file().matches(aside)) {
                return Optional.empty();
            }
            WholeFiles.link(aside, workspace.segment(clipId)); // others may have the same sound
        }
        if (!lines.isLastOf(clipId, fingerprint)) {
            workspace.journal().record(segment, found.file(), found.sketch());
        }
        return Optional.of(segment);
    }

    /** Tells whether a segment's file is still what it was when it was rendered. */
    public boolean isWhole(RenderedSegment segment) throws IOException {
        Optional<SegmentLines.Line> line = lines.find(segment.fingerprint());
        return line.isPresent()
                && line.get().file().matches(workspace.segment(segment.clipId()))
                && line.get().sketch().matches(workspace.sketch(segment.fingerprint()));
    }
}
