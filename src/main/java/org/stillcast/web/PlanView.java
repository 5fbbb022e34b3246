package org.stillcast.web;

import java.util.List;

import org.stillcast.fault.Fault;
import org.stillcast.forecast.Forecast;
import org.stillcast.project.Project;

/**
 * What will come of a manifest, as far as it can be told before anything is decoded.
 *
 * @param id of the project
 * @param unknownClips those of which the length is not known
 * @param seconds of all others
 * @param tempBytes that it takes in the temporary folder, at most
 * @param outboxBytes that it takes in the outbox, at most
 * @param warnings bad clips, which are skipped
 */
record PlanView(
        String id,
        int clips,
        int unknownClips,
        double seconds,
        int parts,
        long tempBytes,
        long outboxBytes,
        List<Fault> warnings) {
    static PlanView of(Project project, Forecast forecast, List<Fault> warnings) {
        return new PlanView(
                project.id(),
                forecast.clips(),
                forecast.unknownClips(),
                forecast.millis() / 1000.0,
                forecast.partCount(),
                forecast.need().tempBytes(),
                forecast.need().outboxBytes(),
                List.copyOf(warnings));
    }
}
