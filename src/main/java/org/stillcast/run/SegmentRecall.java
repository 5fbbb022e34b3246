package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;

import org.stillcast.outbox.Result;
import org.stillcast.packed.KeyIndex;
import org.stillcast.project.Project;
import org.stillcast.timeline.Take;
import org.stillcast.workspace.Leftovers;
import org.stillcast.workspace.Workspace;

/**
 * Finds what earlier runs have left: segments that are still whole, under whatever clip's name they were made, and takes
 * that an earlier result lists.
 */
final class SegmentRecall {
    private final Project project;
    private final Workspace workspace;
    private final SegmentNames names;
    private final IntPredicate isBad;
    private final BooleanSupplier goOn;

    /** Takes what is found; tells whether it is used. */
    interface Finder {
        boolean take(int position, Take take);

        /** Tells whether the take of a clip is known by now. */
        boolean knows(int position);

        /** Takes note that the segment is there as a file. */
        void there(int position);

        /** Takes note that the segment is there as it was measured. */
        void measured(int position);

        /** Tells whether a segment that is there as it was measured is as loud as it has to be. */
        boolean isLevel(int position);
    }

    private interface Visitor {
        void visit(int position) throws IOException;
    }

    /**
     * @param isBad whether a clip is not to be looked for
     * @param goOn is asked now and then whether to
     */
    SegmentRecall(Project project, Workspace workspace, SegmentNames names, IntPredicate isBad, BooleanSupplier goOn) {
        this.project = project;
        this.workspace = workspace;
        this.names = names;
        this.isBad = isBad;
        this.goOn = goOn;
    }

    /**
     * Looks. Reads all clips if there is anything to be found.
     *
     * @param before an earlier result, whose parts can be kept
     * @throws IOException if a clip cannot be read
     */
    void recall(Optional<Result> before, Finder finder) throws IOException {
        boolean anythingLeft = workspace.journal().hasSegments();
        if (!anythingLeft && before.isEmpty()) {
            return;
        }
        if (!names.areLevelled()
                && (workspace.journal().hasSegmentsOf10()
                        || before.filter(Version10::hasWritten).isPresent())) {
            names.lookBack();
        }
        forEachGoodClip(names::of);
        if (anythingLeft) {
            recallLeftovers(finder);
        }
        if (before.isPresent()) {
            recallPublished(PublishedSegments.of(before.get()), finder);
        }
    }

    /**
     * Looks for takes of clips that were measured, whether or not their files are there. Reads all clips if there is anything to
     * be found.
     *
     * @param before an earlier result
     * @throws IOException if a clip cannot be read
     */
    void recallMeasures(Optional<Result> before, Finder finder) throws IOException {
        boolean anythingLeft = workspace.journal().hasSegments();
        if (anythingLeft) {
            Leftovers leftovers = workspace.leftovers();
            forEachGoodClip(position -> measure(position, leftovers.written(names.measured(position)), finder));
        }
        if (before.isPresent()) {
            PublishedSegments published = PublishedSegments.of(before.get());
            OptionalInt gain = published.gain();
            forEachGoodClip(position -> {
                if (gain.isPresent() && !finder.knows(position)) {
                    String name = names.measured(position);
                    measure(position, published.find(SegmentNames.levelled(name, gain.getAsInt())), finder);
                }
            });
        }
    }

    private static void measure(int position, Optional<Take> take, Finder finder) {
        take.filter(found -> found.level().isPresent()).ifPresent(found -> finder.take(position, found));
    }

    private void forEachGoodClip(Visitor visitor) throws IOException {
        for (int position = 0; position < project.clips().size() && goOn.getAsBoolean(); position++) {
            if (!isBad.test(position)) {
                visitor.visit(position);
            }
        }
    }

    private void recallLeftovers(Finder finder) throws IOException {
        Leftovers leftovers = workspace.leftovers();
        if (goOn.getAsBoolean()) {
            rearrange(leftovers);
        }
        forEachGoodClip(position -> {
            Optional<Take> take = find(leftovers, position);
            if (take.isPresent() && finder.take(position, lookedAt(position, take.get()))) {
                finder.there(position);
            } else if (names.isGainSettled()) {
                findMeasured(leftovers, position, finder);
            }
        });
    }

    /** One that is loud enough need not be levelled; it gets the name that it would have then. */
    private void findMeasured(Leftovers leftovers, int position, Finder finder) throws IOException {
        String id = project.clips().get(position).id();
        String measured = names.measured(position);
        if (leftovers.recall(id, measured).isEmpty()) {
            return;
        }
        Optional<Take> level =
                finder.isLevel(position) ? leftovers.adopt(id, measured, names.of(position)) : Optional.empty();
        if (level.isPresent() && finder.take(position, level.get())) {
            finder.there(position);
        } else {
            finder.measured(position);
        }
    }

    private Optional<Take> find(Leftovers leftovers, int position) throws IOException {
        String id = project.clips().get(position).id();
        String name = names.of(position);
        Optional<Take> take = leftovers.recall(id, name);
        Optional<String> nameIn10 = names.in10(position);
        return take.isPresent() || nameIn10.isEmpty() ? take : leftovers.adopt(id, nameIn10.get(), name);
    }

    private void rearrange(Leftovers leftovers) throws IOException {
        KeyIndex ids = new KeyIndex();
        KeyIndex wanted = new KeyIndex();
        for (int position = 0; position < project.clips().size(); position++) {
            ids.add(project.clips().get(position).id());
            if (!isBad.test(position)) {
                wanted.add(names.of(position));
                names.in10(position).ifPresent(wanted::add);
                if (names.isGainSettled()) {
                    wanted.add(names.measured(position));
                }
            }
        }
        // Ids are unique, so that the number of one is the position of its clip.
        leftovers.rearrange((id, name) -> ids.find(id) >= 0 && names.isCalled(ids.find(id), name), wanted::contains);
    }

    private void recallPublished(PublishedSegments published, Finder finder) throws IOException {
        forEachGoodClip(position -> {
            if (!finder.knows(position)) {
                String name = names.of(position);
                Optional<Take> take = published
                        .find(name)
                        .or(() -> names.in10(position).flatMap(published::find).map(found -> found.as(name)));
                if (take.isPresent()) {
                    finder.take(position, lookedAt(position, take.get()));
                }
            }
        });
    }

    /** A version before this one did not look whether all that the clip's file holds was heard. */
    private Take lookedAt(int position, Take take) throws IOException {
        if (take.complaint().isPresent()) {
            return take;
        }
        Path audio = project.clips().get(position).audio();
        Optional<String> lack = Heard.of(audio, take.samples(), project.audio().sampleRate(), Optional.empty())
                .complaint();
        return lack.isEmpty() ? take : take.withComplaint(lack.get());
    }
}
