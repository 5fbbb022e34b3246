package org.stillcast.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.stillcast.fault.Fault;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.inbox.Inbox;
import org.stillcast.intake.Submission;
import org.stillcast.manifest.ManifestCopy;
import org.stillcast.manifest.ManifestSource;
import org.stillcast.outbox.Outbox;
import org.stillcast.project.Project;

/** Hands manifests to the daemon of an inbox, as copies that stand for themselves; the commands and the API do it by this. */
public final class Handover {
    private final ManifestCheck check;
    private final Inbox inbox;
    private final Outbox outbox;

    /**
     * @param check looks at manifests
     * @param outbox has what was published already, which not everybody may replace
     */
    public Handover(ManifestCheck check, Inbox inbox, Outbox outbox) {
        this.check = check;
        this.inbox = inbox;
        this.outbox = outbox;
    }

    /**
     * Returns if the inbox is there.
     *
     * @throws IOException if not
     */
    public void requireInbox() throws IOException {
        inbox.requireThere();
    }

    /**
     * Looks at a submission as the daemon will.
     *
     * @throws IOException if it, or what it names, cannot be read
     */
    public ManifestCheck.Checked check(Submission submission) throws IOException {
        ManifestCheck.Checked checked = check.check(submission);
        if (checked.project().isEmpty()) {
            return checked;
        }
        Project project = checked.project().get();
        try {
            Replacement.requireInInbox(project, outbox.published(project.id()));
            return checked;
        } catch (InvalidManifestException e) {
            List<Fault> faults = new ArrayList<>(checked.faults());
            faults.addAll(e.faults());
            return new ManifestCheck.Checked(Optional.empty(), faults);
        }
    }

    /**
     * Puts a copy of a manifest into the inbox, which is there, and returns where it is. The copy keeps its name, which with the base is what
     * the project is known by; that gives it the same id, too.
     *
     * @param project that the manifest was found to be
     * @param manifest its text
     */
    public Path submit(Project project, ManifestSource manifest) throws IOException {
        try (InputStream in = manifest.open()) {
            return inbox.put(
                    Replacement.nameOf(project.origin()).orElse(project.id()) + ".json",
                    out -> ManifestCopy.with(
                            Map.of("id", project.id(), "base", project.origin().base()), in, out));
        }
    }
}
