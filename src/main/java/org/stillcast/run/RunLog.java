package org.stillcast.run;

import java.util.OptionalDouble;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.text.ClockTime;
import org.stillcast.text.Words;

/** Writes what happens to projects into the log, in English: a line for each project, part and change of state. */
public final class RunLog implements RunListener {
    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);
    private static final Words ENGLISH = Words.english(RunLog.class);
    private static final PaceText TEXT = new PaceText(ENGLISH);
    private static final int CLIPS_PER_LINE = 100;

    @Override
    public void on(RunEvent event) {
        if (event instanceof RunEvent.Begun begun) {
            begun(begun);
        } else if (event instanceof RunEvent.ClipRendered rendered) {
            rendered(rendered);
        } else if (event instanceof RunEvent.ClipRefused refused) {
            LOG.warn("{}: {} is bad: {}", refused.project(), refused.clip(), refused.reason());
        } else if (event instanceof RunEvent.PartsPlanned planned) {
            planned(planned);
        } else if (event instanceof RunEvent.TemporaryFilesDeleted deleted) {
            LOG.info("Cleaned up {}: {} deleted", deleted.project(), ENGLISH.count("temporary-files", deleted.files()));
        } else if (event instanceof RunEvent.Ended ended && ended.outcome() instanceof Outcome.Published published) {
            done(published);
        }
    }

    private static void begun(RunEvent.Begun begun) {
        if (begun.there() > 0) {
            LOG.info(
                    "Resuming {}: {}/{} segments are there, {} to be rendered",
                    begun.project(),
                    begun.there(),
                    begun.clips(),
                    begun.open());
        } else if (begun.known() > 0) {
            LOG.info(
                    "{}: {}/{} clips are unchanged since it was published, {} to be rendered",
                    begun.project(),
                    begun.known(),
                    begun.clips(),
                    begun.open());
        } else {
            LOG.info("{}: rendering {}", begun.project(), ENGLISH.count("segments", begun.clips()));
        }
    }

    private static void rendered(RunEvent.ClipRendered rendered) {
        if (rendered.settled() % CLIPS_PER_LINE == 0 && rendered.settled() < rendered.clips()) {
            LOG.info("Rendered {}/{} segments{}", rendered.settled(), rendered.clips(), rest(rendered.pace()));
        }
    }

    /** Returns how long the rest of the clips will take, to go on with in a line; nothing if it is not known. */
    private static String rest(Pace.Reading pace) {
        OptionalDouble speed = pace.speed();
        return pace.left()
                .filter(left -> speed.isPresent())
                .map(left -> ENGLISH.say("log.left", TEXT.length(left), TEXT.speed(speed.getAsDouble())))
                .orElse("");
    }

    private static void planned(RunEvent.PartsPlanned planned) {
        LOG.info("All segments rendered");
        LOG.info("Joining {}", ENGLISH.count("segments", planned.clips()));
        planned.overlong().forEach(clip -> LOG.warn("{}: {} {}", planned.project(), clip, PartPhase.OVERLONG));
        LOG.info("Total duration {}, {}", ClockTime.of(planned.length()), ENGLISH.count("parts", planned.parts()));
        if (planned.kept() > 0) {
            LOG.info(
                    "{} there already and unchanged, {} to be joined",
                    ENGLISH.count("of-them", planned.kept()),
                    planned.parts() - planned.kept());
        }
        planned.ahead()
                .forEach(number ->
                        LOG.info("Exporting part {}/{}, begun while clips were rendered", number, planned.parts()));
    }

    private static void done(Outcome.Published published) {
        LOG.info(
                "Done: {}, {} in {}",
                published.id(),
                ENGLISH.count("parts", published.parts().size()),
                published.result().getParent());
    }
}
