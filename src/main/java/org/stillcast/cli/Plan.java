package org.stillcast.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.stillcast.doubt.DoubtList;
import org.stillcast.doubt.Doubts;
import org.stillcast.forecast.ClipFacts;
import org.stillcast.forecast.ClipLevels;
import org.stillcast.forecast.Forecast;
import org.stillcast.forecast.Measurement;
import org.stillcast.forecast.PartForecast;
import org.stillcast.forecast.WorkTime;
import org.stillcast.outbox.Outbox;
import org.stillcast.packed.HeapRoom;
import org.stillcast.process.Ffmpeg;
import org.stillcast.project.Project;
import org.stillcast.settings.Settings;

/**
 * What a project will come to, and what in it is probably a mistake.
 *
 * @param isMeasured whether its clips were decoded for it
 * @param full all parts in one, if that is wanted
 */
record Plan(
        Project project,
        boolean isMeasured,
        Forecast forecast,
        List<PartForecast> parts,
        Optional<PartForecast> full,
        WorkTime time,
        DoubtList doubts) {
    private static final double MILLIS_PER_SECOND = 1000;

    /**
     * Makes one.
     *
     * @param heads what the heads of its clips say
     * @param ffmpeg decodes the clips, if that is wanted
     * @throws IOException if a file cannot be read
     */
    static Plan of(Project project, ClipFacts heads, Settings settings, Optional<Ffmpeg> ffmpeg) throws IOException {
        ClipFacts facts = heads;
        Optional<ClipLevels> levels = Optional.empty();
        if (ffmpeg.isPresent()) {
            Measurement measurement =
                    Measurement.of(project, facts, ffmpeg.get(), settings.segmentParallelism(), settings.clipTimeout());
            facts = measurement.facts();
            levels = Optional.of(measurement.levels());
        }
        Forecast forecast = Forecast.of(project, facts);
        List<PartForecast> parts = forecast.parts(HeapRoom.ofThisProgram(1));
        return new Plan(
                project,
                levels.isPresent(),
                forecast,
                parts,
                forecast.full(),
                time(project, forecast, settings),
                Doubts.of(project, facts, parts, levels));
    }

    private static WorkTime time(Project project, Forecast forecast, Settings settings) throws IOException {
        int atATime = settings.clipsAtATime();
        double guess = WorkTime.guess(
                forecast.clips(),
                forecast.millis() / MILLIS_PER_SECOND,
                project.pictures().size() + project.slides().size(),
                atATime);
        return WorkTime.of(guess, atATime, new Outbox(settings.outbox()));
    }

    /** Returns the bytes of all that is published, about. */
    long bytes() {
        long bytes = full.map(PartForecast::bytes).orElse(0L);
        for (PartForecast part : parts) {
            bytes += part.bytes();
        }
        return bytes;
    }

    /** Returns how long all parts are together. */
    long millis() {
        long millis = 0;
        for (PartForecast part : parts) {
            millis += part.millis();
        }
        return millis;
    }
}
