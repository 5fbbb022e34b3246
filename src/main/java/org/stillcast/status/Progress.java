package org.stillcast.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

import org.stillcast.run.Pace;
import org.stillcast.run.ProgressPhrases;
import org.stillcast.run.RunEvent;

/**
 * How far a project in work has come, by what has happened to it.
 *
 * @param project its id
 * @param begun when that was, in ISO 8601
 * @param clipsDone clips that need not be rendered any more
 * @param parts that it will have; 0 as long as that is not known
 * @param fraction of the work that is done, 0 to 1
 */
record Progress(
        String project,
        String begun,
        RunningProject.Phase phase,
        int clips,
        int clipsDone,
        int parts,
        int partsDone,
        double fraction,
        Optional<Duration> left,
        OptionalDouble speed) {
    /** Of a project whose manifest is still read. */
    static final Progress NONE = new Progress(
            "", "", RunningProject.Phase.PREPARING, 0, 0, 0, 0, 0, Optional.empty(), OptionalDouble.empty());

    static Progress begun(RunEvent.Begun event, Instant now) {
        return new Progress(
                event.project(),
                now.toString(),
                RunningProject.Phase.PREPARING,
                event.clips(),
                event.clips() - event.open(),
                0,
                0,
                0,
                Optional.empty(),
                OptionalDouble.empty());
    }

    /** Returns the project that an event brings forward; empty if it brings none forward. */
    static Optional<String> project(RunEvent event) {
        if (event instanceof RunEvent.PartsPlanned planned) {
            return Optional.of(planned.project());
        }
        return ProgressPhrases.of(event).map(ProgressPhrases::project);
    }

    /** Returns how far it has come when one more thing has happened to it. */
    Progress after(RunEvent event) {
        if (event instanceof RunEvent.RenderingBegun begunNow) {
            return rendering(clipsDone, event, begunNow.pace());
        }
        if (event instanceof RunEvent.ClipRendered rendered) {
            return rendering(rendered.settled(), event, rendered.pace());
        }
        if (event instanceof RunEvent.ClipRefused refused) {
            return rendering(clipsDone, event, refused.pace());
        }
        if (event instanceof RunEvent.PartsPlanned planned) {
            return joining(planned.kept(), planned.parts(), event, new Pace.Reading(left, speed));
        }
        if (event instanceof RunEvent.JoiningBegun joining) {
            return joining(joining.finished(), joining.parts(), event, joining.pace());
        }
        if (event instanceof RunEvent.PartFinished finished) {
            return joining(finished.finished(), finished.parts(), event, finished.pace());
        }
        return this;
    }

    private Progress rendering(int done, RunEvent event, Pace.Reading pace) {
        return new Progress(
                project,
                begun,
                RunningProject.Phase.RENDERING,
                clips,
                done,
                parts,
                partsDone,
                fractionAfter(event),
                pace.left(),
                pace.speed());
    }

    private Progress joining(int done, int all, RunEvent event, Pace.Reading pace) {
        return new Progress(
                project,
                begun,
                RunningProject.Phase.JOINING,
                clips,
                clipsDone,
                all,
                done,
                fractionAfter(event),
                pace.left(),
                pace.speed());
    }

    private double fractionAfter(RunEvent event) {
        return ProgressPhrases.of(event).map(ProgressPhrases::fraction).orElse(fraction);
    }

    RunningProject shown(String name) {
        return new RunningProject(
                name,
                project,
                begun,
                phase,
                clips,
                clipsDone,
                parts,
                partsDone,
                fraction,
                speed.isPresent() ? speed.getAsDouble() : null,
                left.map(Duration::toSeconds).orElse(null));
    }
}
