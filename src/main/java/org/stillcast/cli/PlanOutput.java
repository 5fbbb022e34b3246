package org.stillcast.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.stillcast.fault.Fault;

/** How plans are shown. */
sealed interface PlanOutput permits PlanJson, PlanText {
    /**
     * Shows what will come of a manifest.
     *
     * @param faults of bad clips, which are left out
     */
    void planned(Path manifest, List<Fault> faults, Plan plan) throws IOException;

    /** Shows that a manifest has faults. */
    void refused(Path manifest, List<Fault> faults) throws IOException;

    /** Ends it; nothing can be shown any more. */
    void end() throws IOException;
}
