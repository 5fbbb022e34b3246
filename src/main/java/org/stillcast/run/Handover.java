package org.stillcast.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.stillcast.fault.Fault;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.files.Fingerprint;
import org.stillcast.files.Folders;
import org.stillcast.inbox.Inbox;
import org.stillcast.intake.Submission;
import org.stillcast.manifest.ManifestCopy;
import org.stillcast.manifest.ManifestSource;
import org.stillcast.outbox.Outbox;
import org.stillcast.project.Origin;
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
        return with(
                check.check(submission),
                project -> Replacement.requireInInbox(project, outbox.published(project.id())));
    }

    /**
     * Looks at the manifest of a folder that is put together elsewhere as the daemon will when it is in the inbox.
     *
     * @param here the manifest where it is, with the files that it names beside it
     * @param there the manifest as it will be, with its text
     * @throws IOException if it, or what it names, cannot be read
     */
    public ManifestCheck.Checked checkOnItsWay(Submission here, Submission there) throws IOException {
        return with(check.check(here), project -> {
            String id = check.intake().named(there).projectId();
            Origin origin = new Origin(project.origin().manifest(), movedBase(project, here, there));
            Replacement.requireOnItsWay(project, id, origin, outbox.published(id));
        });
    }

    private static String movedBase(Project project, Submission here, Submission there) throws IOException {
        Path from = Folders.of(here.manifest()).toRealPath();
        Path to = Folders.of(there.manifest());
        Path real = Folders.of(to).toRealPath().resolve(to.getFileName());
        Path base = project.base();
        return (base.startsWith(from) ? real.resolve(from.relativize(base)).normalize() : base).toString();
    }

    /** What else has to be so. */
    private interface Demand {
        void requireOf(Project project) throws InvalidManifestException, IOException;
    }

    private static ManifestCheck.Checked with(ManifestCheck.Checked checked, Demand demand) throws IOException {
        if (checked.project().isEmpty()) {
            return checked;
        }
        try {
            demand.requireOf(checked.project().get());
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
        String name = Replacement.nameOf(project.origin()).orElse(project.id()) + ".json";
        return inbox.put(name, out -> copy(project, manifest, out));
    }

    private static void copy(Project project, ManifestSource manifest, OutputStream out) throws IOException {
        Map<String, String> given = new TreeMap<>(
                Map.of("id", project.id(), "base", project.origin().base())); // always the same bytes
        try (InputStream in = manifest.open()) {
            ManifestCopy.with(given, in, out);
        }
    }

    /**
     * Returns where such a copy is that was put into the inbox before; empty if there is none.
     *
     * @param since when that was at the earliest
     */
    public Optional<Path> submitted(Project project, ManifestSource manifest, Instant since) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copy(project, manifest, bytes);
        return inbox.find(Fingerprint.ofBytes(new ByteArrayInputStream(bytes.toByteArray())), since);
    }
}
