package org.stillcast.run;

import java.time.Clock;
import java.util.stream.LongStream;

import org.stillcast.project.Project;
import org.stillcast.settings.Settings;
import org.stillcast.work.SegmentOrder;

/** Makes events of what happens to one project, and knows how fast that happens: only what is done in this run counts. */
final class RunReporter {
    private final Project project;
    private final Settings settings;
    private final Clock clock;
    private final RunListener listener;
    private volatile Pace pace;

    RunReporter(Project project, Settings settings, Clock clock, RunListener listener) {
        this.project = project;
        this.settings = settings;
        this.clock = clock;
        this.listener = listener;
        pace = new Pace(clock, 0, 1);
    }

    private int clips() {
        return project.clips().size();
    }

    /** See {@link RunEvent.Begun}. */
    void begun(int there, int known, int open) {
        listener.on(new RunEvent.Begun(project.manifest(), project.id(), clips(), there, known, open));
    }

    /**
     * Begins with clips.
     *
     * @param open clips that have to be rendered
     * @param tried clips that are done with, by whatever run
     */
    void renderingBegun(int open, int tried) {
        pace = new Pace(clock, open, Math.min(open, settings.clipsAtATime()));
        listener.on(new RunEvent.RenderingBegun(project.id(), tried, clips(), pace.reading()));
    }

    /**
     * Tells that a clip was rendered.
     *
     * @param samples of it
     */
    void clipRendered(int settled, int tried, long samples) {
        pace.done(1, seconds(samples));
        listener.on(new RunEvent.ClipRendered(project.id(), settled, tried, clips(), pace.reading()));
    }

    /** Tells that a clip turned out to be bad. */
    void clipRefused(SegmentOrder order, String reason, int tried) {
        pace.done(1, 0);
        listener.on(new RunEvent.ClipRefused(project.id(), order.nameInLog(), reason, tried, clips(), pace.reading()));
    }

    /** Tells what is going to be joined. */
    void partsPlanned(RunEvent.PartsPlanned planned) {
        listener.on(planned);
    }

    /**
     * Begins with parts.
     *
     * @param samples of those that have to be joined
     * @param finished parts that are there already
     */
    void joiningBegun(LongStream samples, int finished, int parts) {
        long[] lengths = samples.toArray();
        int atATime = Math.min(lengths.length, settings.partsAtATime());
        pace = new Pace(clock, LongStream.of(lengths).sum(), atATime);
        listener.on(new RunEvent.JoiningBegun(project.id(), finished, parts, pace.reading()));
    }

    /**
     * Tells that a part was joined.
     *
     * @param samples of it
     * @param finished parts that are there now
     */
    void partJoined(long samples, int finished, int parts) {
        pace.done(samples, seconds(samples));
        listener.on(new RunEvent.PartFinished(project.id(), finished, parts, pace.reading()));
    }

    private double seconds(long samples) {
        return (double) samples / project.audio().sampleRate().hertz();
    }

    /** Tells that what was temporary is gone. */
    void temporaryFilesDeleted(int files) {
        listener.on(new RunEvent.TemporaryFilesDeleted(project.id(), files));
    }

    /** Tells that it comes to nothing. */
    void givenUp() {
        listener.on(new RunEvent.GivenUp(project.id()));
    }

    /** Tells that nobody works on the project any more. */
    void released() {
        listener.on(new RunEvent.Released(project.id()));
    }
}
