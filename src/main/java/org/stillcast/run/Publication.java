package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.stillcast.files.Fingerprint;
import org.stillcast.media.FileState;
import org.stillcast.media.UnusableFileException;
import org.stillcast.outbox.PublishedResult;
import org.stillcast.outbox.Result;
import org.stillcast.project.BadClip;
import org.stillcast.project.Clip;
import org.stillcast.project.Project;
import org.stillcast.text.Words;
import org.stillcast.timeline.RenderedSegment;
import org.stillcast.workspace.Journal;

/** What of a project is in the outbox: what an earlier run has put there, and what this one does. */
final class Publication {
    /** As in journals of version 1.0. */
    private static final String SOURCES_UNKNOWN = "";

    private static final Words WORDS = Words.of(Publication.class);
    private final Project project;
    private final Optional<PublishedResult> before;
    private final Journal journal;
    private final Workshop workshop;
    private final String started;
    private final Instant begun;
    private volatile boolean done;
    private volatile Outcome.@Nullable Summary summary;

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
        begun = workshop.clock().instant();
        started = journal.begin(project.manifest().toString(), project.manifestSha256(), begun.toString());
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
     * @param madeAnew whether all segments were rendered in this run
     */
    void publish(
            PartPhase parts, List<RenderedSegment> segments, List<BadClip> skipped, String sources, boolean madeAnew)
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
                    WORDS.say("not-shown", e.getMessage(), workshop.outbox().staging(project.id())), e);
        }
        journal.recordPublished(project.manifestSha256(), sources);
        summary = summary(result, madeAnew && parts.keptCount() == 0);
        done = true;
    }

    /** The time is that of this run, so a speed can be told only where all was made in it. */
    private Outcome.Summary summary(Result result, boolean isWholeWork) {
        Duration length =
                Duration.ofSeconds(result.samples() / result.sampleRate().hertz());
        Duration time = Duration.between(begun, workshop.clock().instant());
        return new Outcome.Summary(
                length,
                time.isNegative() ? Duration.ZERO : time,
                isWholeWork && time.toMillis() > 0
                        ? OptionalDouble.of((double) length.toMillis() / time.toMillis())
                        : OptionalDouble.empty(),
                result.skipped().size());
    }

    private List<Result.Warning> warnings(PartPhase parts, List<RenderedSegment> segments) {
        Stream<Result.Warning> complaints = segments.stream()
                .flatMap(segment -> segment.complaint().stream().map(text -> warning(segment, text)));
        Stream<Result.Warning> overlong =
                parts.overlong().stream().map(segment -> warning(segment, PartPhase.OVERLONG));
        return Stream.concat(complaints, overlong).toList();
    }

    private Result.Warning warning(RenderedSegment segment, String text) {
        return new Result.Warning(segment.position(), project.clips().get(segment.position()), text);
    }

    /** Returns how the project ended, once it is published. */
    Outcome.Published outcome() throws IOException {
        return new Outcome.Published(
                project.manifest(),
                project.id(),
                workshop.outbox().resultFile(project.id()),
                workshop.outbox().parts(project.id()),
                Optional.ofNullable(summary));
    }
}
