package org.stillcast.cli;

import java.io.IOException;
import java.util.Optional;

import org.stillcast.fault.FaultList;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.intake.Intake;
import org.stillcast.intake.Submission;
import org.stillcast.project.Project;

/** Plans what is submitted, without rendering it, and prints its faults. */
record ManifestCheck(Intake intake, Console console) {
    /** Prints the faults of a submission, and returns the project if it can be rendered. */
    Optional<Project> plan(Submission submission) throws IOException {
        try {
            Project project = intake.plan(submission);
            FaultList faults = new FaultList();
            Intake.addTo(faults, project.badClips());
            console.faults(submission.manifest(), faults.lines());
            return Optional.of(project).filter(p -> p.badClips().isEmpty() || p.skipBadClips());
        } catch (InvalidManifestException e) {
            console.faults(submission.manifest(), e.lines());
            return Optional.empty();
        }
    }
}
