package org.stillcast.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Something that has happened while a project was worked on. Whoever shows, logs, counts or tells it listens to the same
 * events: see {@link RunListener}.
 */
public sealed interface RunEvent {
    /**
     * Work on a project was begun, or taken up again.
     *
     * @param manifest the file that it is made from
     * @param project its id
     * @param clips how many it has
     * @param there clips whose segments an interrupted run has left
     * @param known clips that an earlier result tells enough of, besides
     * @param open clips that have to be rendered
     */
    record Begun(Path manifest, String project, int clips, int there, int known, int open) implements RunEvent {}

    /**
     * The first of some clips is about to be rendered.
     *
     * @param tried clips that are done with, by whatever run
     */
    record RenderingBegun(String project, int tried, int clips, Pace.Reading pace) implements RunEvent {}

    /**
     * A clip was rendered.
     *
     * @param settled clips that need not be rendered any more
     * @param tried the same, and those that cannot be
     */
    record ClipRendered(String project, int settled, int tried, int clips, Pace.Reading pace) implements RunEvent {}

    /**
     * A clip cannot be used.
     *
     * @param clip what it is called in the log
     * @param reason in words that go on from that
     */
    record ClipRefused(String project, String clip, String reason, int tried, int clips, Pace.Reading pace)
            implements RunEvent {}

    /**
     * All is there that parts are joined from.
     *
     * @param clips that are in the parts
     * @param length of all parts
     * @param kept parts that were there already
     * @param ahead numbers of the parts that were begun while clips were rendered
     * @param overlong clips that are longer than a part may be, as the log calls them
     */
    record PartsPlanned(
            String project,
            long clips,
            Duration length,
            int parts,
            int kept,
            List<Integer> ahead,
            List<String> overlong)
            implements RunEvent {
        public PartsPlanned {
            ahead = List.copyOf(ahead);
            overlong = List.copyOf(overlong);
        }
    }

    /**
     * The first of some parts is about to be joined.
     *
     * @param finished parts that are there, from whatever run
     */
    record JoiningBegun(String project, int finished, int parts, Pace.Reading pace) implements RunEvent {}

    /** A part was joined, and has proven to be right. */
    record PartFinished(String project, int finished, int parts, Pace.Reading pace) implements RunEvent {}

    /**
     * What was temporary is gone.
     *
     * @param files how many that were
     */
    record TemporaryFilesDeleted(String project, int files) implements RunEvent {}

    /** The project comes to nothing, for now at least: whatever is still to be done for it is of no use. May be told more than once. */
    record GivenUp(String project) implements RunEvent {}

    /** Nobody works on the project any more. */
    record Released(String project) implements RunEvent {}

    /** A submission has ended, whether or not it has become a project. */
    record Ended(Outcome outcome) implements RunEvent {}
}
