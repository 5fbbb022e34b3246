package org.stillcast.web;

import java.util.List;

import org.stillcast.fault.Fault;
import org.stillcast.project.Project;
import org.stillcast.run.Estimate;

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
    static PlanView of(Project project, Estimate estimate, List<Fault> warnings) {
        return new PlanView(
                project.id(),
                estimate.clips(),
                estimate.unknownClips(),
                estimate.millis() / 1000.0,
                estimate.parts(),
                estimate.need().tempBytes(),
                estimate.need().outboxBytes(),
                List.copyOf(warnings));
    }
}
