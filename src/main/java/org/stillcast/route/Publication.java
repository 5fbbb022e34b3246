package org.stillcast.route;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.stillcast.plan.BadClip;
import org.stillcast.plan.Clip;
import org.stillcast.plan.Project;
import org.stillcast.plan.PublishedResult;
import org.stillcast.plan.RenderedSegment;
import org.stillcast.plan.Result;
import org.stillcast.workspace.FileState;
import org.stillcast.workspace.Fingerprint;
import org.stillcast.workspace.Journal;
import org.stillcast.workspace.UnusableFileException;

/** What of a project is in the outbox: what an earlier run has put there, and what this one does. */
final class Publication {
    /** As in journals of version 1.0. */
    private static final String SOURCES_UNKNOWN = "";

    private final Project project;
    private final Optional<PublishedResult> before;
    private final Journal journal;
    private final Workshop workshop;
    private final String started;
    private volatile boolean done;

    /**
     * @param before what was published under the project's id earlier
     * @param journal of the project
     * @throws IOException if the start cannot be written down
     */
    Publication(Project project, Optional<PublishedResult> before, Journal journal, Workshop workshop)
            throws IOException {
        this.project = project;
        this.before = before;
        this.journal = journal;
        this.workshop = workshop;
        started = journal.begin(
                project.manifest().toString(),
                project.manifestSha256(),
                workshop.clock().instant().toString());
    }

    /** Tells whether all is in the outbox. */
    boolean isDone() {
        return done;
    }

    /**
     * Looks whether all was published before the program was last stopped, and nothing has changed since: the journal
     * says so, or the result in the outbox is of this very run and the journal's line about it is missing; then it is added,
     * since clean-up after the next stop goes by it.
     *
     * @throws IOException if a file of the project cannot be looked at: then nothing is known
     */
    void look() throws IOException {
        Optional<String> sourcesThen = journal.publishedSources(project.manifestSha256());
        if (sourcesThen.isPresent()) {
            done = sourcesThen.get().equals(SOURCES_UNKNOWN)
                    || sourcesThen.get().equals(sourcesNow());
        } else if (before.filter(this::isOfThisRun).isPresent()) {
            journal.recordPublished(project.manifestSha256(), SOURCES_UNKNOWN);
            done = true;
        }
    }

    private boolean isOfThisRun(PublishedResult result) {
        return result.started().equals(started) && result.manifestSha256().equals(project.manifestSha256());
    }

    /** Returns what the project's files are now, in short: a clip that is mended after publication counts as new. */
    private String sourcesNow() throws IOException {
        Fingerprint.Hash sources =
                new Fingerprint.Hash().add(looks(project.picture().file()));
        for (Clip clip : project.clips()) {
            sources.add(looks(clip.audio()));
        }
        return sources.fingerprint();
    }

    private static String looks(Path file) throws IOException {
        try {
            return FileState.of(file).inShort();
        } catch (UnusableFileException e) {
            return e.getMessage(); // another one now
        }
    }

    /** Returns the earlier result if parts of it can be kept. */
    Optional<PublishedResult> reusable() {
        return before.filter(PublishedResult::canBeReused);
    }

    /**
     * Shows the parts in the outbox and writes down that they are there.
     *
     * @param parts all of them finished
     * @param segments that they are made of
     * @param skipped clips that were left out
     * @param sources what the picture and the clips were when they were used, in short
     */
    void publish(PartPhase parts, List<RenderedSegment> segments, List<BadClip> skipped, String sources)
            throws IOException {
        Result result = new Result(
                project.id(),
                workshop.stillcastVersion(),
                workshop.ffmpegVersion(),
                project.manifestSha256(),
                project.origin(),
                Instant.parse(started),
                workshop.clock().instant(),
                project.audio().sampleRate(),
                parts.channels(),
                parts.splitEverySamples(),
                skipped,
                warnings(parts, segments),
                project.audioPaths(),
                parts.parts(),
                parts.changed());
        try {
            workshop.outbox().publish(result);
        } catch (IOException e) {
            throw new IOException(
                    "the finished parts could not be shown (%s); they are kept in %s"
                            .formatted(e.getMessage(), workshop.outbox().staging(project.id())),
                    e);
        }
        journal.recordPublished(project.manifestSha256(), sources);
        done = true;
    }

    private static List<Result.Warning> warnings(PartPhase parts, List<RenderedSegment> segments) {
        Stream<Result.Warning> complaints = segments.stream()
                .flatMap(segment ->
                        segment.complaint().stream().map(text -> new Result.Warning(segment.clipId(), text)));
        Stream<Result.Warning> overlong =
                parts.overlongClips().stream().map(id -> new Result.Warning(id, PartPhase.OVERLONG));
        return Stream.concat(complaints, overlong).toList();
    }

    /** Returns how the project ended, once it is published. */
    Outcome.Published outcome() throws IOException {
        return new Outcome.Published(
                project.manifest(),
                project.id(),
                workshop.outbox().resultFile(project.id()),
                workshop.outbox().parts(project.id()));
    }
}
