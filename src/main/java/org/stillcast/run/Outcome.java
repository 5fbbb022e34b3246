package org.stillcast.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.stillcast.delivery.Delivery;

/** How a submission ended. */
public sealed interface Outcome {
    /** Returns the manifest's file, where it was when work on it began. */
    Path manifest();

    /**
     * All parts are in the outbox.
     *
     * @param id of the project
     * @param result its result file
     * @param parts the video of each, or its sound where there is none, in order
     * @param full the video of all parts in one, if that was wanted
     * @param products all files of all parts, in order
     * @param summary what was done for that; empty if it was published before the program was last stopped
     * @param message what others are told of it
     */
    record Published(
            Path manifest,
            String id,
            Path result,
            List<Path> parts,
            Optional<Path> full,
            List<Path> products,
            Optional<Summary> summary,
            Delivery message)
            implements Outcome {}

    /**
     * What was done for a project in one run.
     *
     * @param length of all its parts together
     * @param time that it took
     * @param speed how many times faster than it sounds all was made; empty if some of it was there before
     * @param leftOut bad clips that are not in it
     */
    record Summary(Duration length, Duration time, OptionalDouble speed, int leftOut) {}

    /**
     * Nothing was published.
     *
     * @param name of the manifest's file, or of the folder that it was dropped in
     * @param faults a line each, with the place in the manifest where there is one
     * @param aside where that which was dropped is now, with a report beside it; empty if it is where it was
     * @param isCancelled whether somebody did not want it any more
     */
    record Failed(Path manifest, String name, List<String> faults, Optional<Path> aside, boolean isCancelled)
            implements Outcome {}

    /**
     * Work stopped; what is finished is kept, and the next try goes on from it.
     *
     * @param reason what in the surroundings does not allow to go on, one sentence; empty if the program stops
     */
    record Interrupted(Path manifest, Optional<String> reason) implements Outcome {}
}
