package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.jspecify.annotations.Nullable;
import org.stillcast.delivery.Delivery;
import org.stillcast.files.Fingerprint;
import org.stillcast.media.FileState;
import org.stillcast.media.UnusableFileException;
import org.stillcast.outbox.PartEntry;
import org.stillcast.outbox.PlacedProduct;
import org.stillcast.outbox.Result;
import org.stillcast.outbox.ResultEntries;
import org.stillcast.outbox.ResultFile;
import org.stillcast.outbox.WarningEntry;
import org.stillcast.packed.LazyList;
import org.stillcast.project.BadClip;
import org.stillcast.project.Clip;
import org.stillcast.project.Project;
import org.stillcast.text.Identifier;
import org.stillcast.text.Words;
import org.stillcast.timeline.TakeTable;
import org.stillcast.workspace.Journal;

/** What of a project is in the outbox: what an earlier run has put there, and what this one does. */
final class Publication {
    private static final Words WORDS = Words.of(Publication.class);
    private final Project project;
    private final Optional<Result> before;
    private final Journal journal;
    private final Tools tools;
    private final String started;
    private final Instant begun;
    private volatile boolean done;
    private volatile Outcome.@Nullable Summary summary;

    /**
     * @param before what was published under the project's id earlier
     * @param journal of the project
     * @throws IOException if the start cannot be written down
     */
    Publication(Project project, Optional<Result> before, Journal journal, Tools tools) throws IOException {
        this.project = project;
        this.before = before;
        this.journal = journal;
        this.tools = tools;
        begun = tools.clock().instant();
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
        if (journal.isPublished(project.manifestSha256())) {
            Optional<String> sourcesThen = journal.publishedSources(project.manifestSha256());
            done = sourcesThen.isEmpty() || sourcesThen.get().equals(sourcesNow());
        } else if (before.filter(this::isOfThisRun).isPresent()) {
            journal.recordPublished(project.manifestSha256(), Optional.empty());
            done = true;
        }
    }

    private boolean isOfThisRun(Result result) {
        return result.started().equals(started) && result.manifestSha256().equals(project.manifestSha256());
    }

    /** Returns what the project's files are now, in short: a clip that is mended after publication counts as new. */
    private String sourcesNow() throws IOException {
        Fingerprint.Hash sources = new Fingerprint.Hash();
        for (int picture = 0; picture < project.pictures().size(); picture++) {
            sources.add(looks(project.pictures().file(picture)));
        }
        for (Clip clip : project.clips()) {
            sources.add(looks(clip.audio()));
        }
        for (int clip = 0; project.texts().hasFiles() && clip < project.clips().size(); clip++) {
            Optional<Path> subtitles = project.texts().subtitles(clip);
            if (subtitles.isPresent()) {
                sources.add(looks(subtitles.get()));
            }
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
    Optional<Result> reusable() {
        return before.filter(Result::canBeReused);
    }

    /**
     * Shows the parts in the outbox and writes down that they are there.
     *
     * @param parts all of them joined
     * @param products all of them finished
     * @param takes of the clips that are in them
     * @param skipped clips that were left out
     * @param sources what the picture and the clips were when they were used, in short
     * @param madeAnew whether all segments were rendered in this run
     */
    void publish(
            PartPhase parts,
            ProductPhase products,
            TakeTable takes,
            List<BadClip> skipped,
            String sources,
            boolean madeAnew)
            throws IOException {
        Result result = result(parts, products, takes, skipped);
        try {
            tools.outbox().publish(result, products.products());
        } catch (IOException e) {
            throw new IOException(
                    WORDS.say("not-shown", e.getMessage(), tools.outbox().staging(project.id())), e);
        }
        journal.recordPublished(project.manifestSha256(), Optional.of(sources));
        summary = summary(result, madeAnew && parts.keptCount() == 0);
        done = true;
    }

    private Result result(PartPhase parts, ProductPhase products, TakeTable takes, List<BadClip> skipped) {
        ResultEntries entries = ProductPhase.entries(project);
        List<PartEntry> listed = products.entries(parts, entries);
        return new Result(
                project.id(),
                tools.stillcastVersion(),
                tools.ffmpegVersion(),
                project.manifestSha256(),
                project.origin(),
                started,
                tools.clock().instant().toString(),
                entries.seconds(listed.stream().mapToLong(PartEntry::samples).sum()),
                project.audio().sampleRate().hertz(),
                parts.planned().channels(),
                PlannedParts.splitEverySamples(project),
                PlannedParts.splitAt(project),
                (int) takes.clips().count(),
                true, // a part is finished only by the check of its sound
                products.changed(parts),
                LazyList.of(skipped.size(), index -> entries.skipped(skipped.get(index))),
                warnings(new ClipWarnings(parts.planned(), takes, products.remarks()), entries),
                products.full(parts, entries).orElse(null),
                products.proof().orElse(null),
                listed);
    }

    /** The time is that of this run, so a speed can be told only where all was made in it. */
    private Outcome.Summary summary(Result result, boolean isWholeWork) {
        Duration length = Duration.ofSeconds(result.samples() / result.sampleRate());
        Duration time = Duration.between(begun, tools.clock().instant());
        return new Outcome.Summary(
                length,
                time.isNegative() ? Duration.ZERO : time,
                isWholeWork && time.toMillis() > 0
                        ? OptionalDouble.of((double) length.toMillis() / time.toMillis())
                        : OptionalDouble.empty(),
                result.skipped().size());
    }

    private List<WarningEntry> warnings(ClipWarnings warnings, ResultEntries entries) {
        return warnings.all()
                .map(each ->
                        entries.warning(each.clip(), project.clips().get(each.clip()), each.message(), each.kind()))
                .toList();
    }

    /** Returns how the project ended, once it is published. */
    Outcome.Published outcome() throws IOException {
        List<PlacedProduct> products = tools.outbox().products(project.id());
        return new Outcome.Published(
                project.manifest(),
                project.id(),
                tools.outbox().resultFile(project.id()),
                tools.outbox().parts(project.id()),
                tools.outbox().full(project.id()),
                products.stream().map(PlacedProduct::place).toList(),
                Optional.ofNullable(summary),
                message());
    }

    /** Returns what others are to be told of it, once it is published: the same after a crash. */
    Delivery message() throws IOException {
        Path result = tools.outbox().resultFile(project.id());
        String finished =
                ResultFile.readWithoutClips(result).map(Result::finished).orElse(started);
        return new Delivery(
                Delivery.Kind.COMPLETED,
                Fingerprint.of("completed", project.id(), project.manifestSha256(), started, finished),
                finished,
                project.id(),
                List.of(project.manifest().toString(), Identifier.key(project.id())),
                String.valueOf(result.getParent()),
                tools.outbox().parts(project.id()).stream().map(Path::toString).toList(),
                result.toString());
    }

    /** Returns when work on the project was begun, in ISO 8601. */
    String started() {
        return started;
    }
}
