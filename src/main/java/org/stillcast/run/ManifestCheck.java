package org.stillcast.run;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.stillcast.fault.Fault;
import org.stillcast.fault.FaultList;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.intake.Intake;
import org.stillcast.intake.Submission;
import org.stillcast.project.Project;

/** Plans what is submitted, without rendering it. */
public record ManifestCheck(Intake intake) {
    /**
     * What a look has shown.
     *
     * @param project empty if it cannot be rendered
     * @param faults all that is wrong; where there is a project, its bad clips, which are skipped
     */
    public record Checked(Optional<Project> project, List<Fault> faults) {
        public Checked {
            faults = List.copyOf(faults);
        }

        /** Returns a line for each fault. */
        public List<String> lines() {
            return faults.stream().map(Fault::toString).toList();
        }
    }

    /**
     * Looks at a submission.
     *
     * @throws IOException if it, or what it names, cannot be read
     */
    public Checked check(Submission submission) throws IOException {
        try {
            Project project = intake.plan(submission);
            FaultList faults = new FaultList();
            Intake.addTo(faults, project.badClips());
            boolean canBeRendered = project.badClips().isEmpty() || project.skipBadClips();
            return new Checked(Optional.of(project).filter(any -> canBeRendered), faults.faults());
        } catch (InvalidManifestException e) {
            return new Checked(Optional.empty(), e.faults());
        }
    }
}
