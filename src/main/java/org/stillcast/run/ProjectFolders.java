package org.stillcast.run;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.files.OwnerLock;
import org.stillcast.outbox.Outbox;
import org.stillcast.workspace.Evidence;
import org.stillcast.workspace.Workspace;

/** What a project has on the disk for as long as it is worked on, and who owns it: let go of, or deleted, at the end. */
final class ProjectFolders {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectFolders.class);

    private final String projectId;
    private final OwnerLock lock;
    private final Workspace workspace;
    private final Outbox outbox;
    private final Evidence evidence;

    /**
     * @param lock is closed at the end, as the workspace is
     * @param evidence of earlier failures
     */
    ProjectFolders(String projectId, OwnerLock lock, Workspace workspace, Outbox outbox, Evidence evidence) {
        this.projectId = projectId;
        this.lock = lock;
        this.workspace = workspace;
        this.outbox = outbox;
        this.evidence = evidence;
    }

    /** Writes down that the project has failed; on a full disk it has to do without, since what follows makes room. */
    void recordFailure() {
        try {
            workspace.journal().recordFailed();
        } catch (IOException e) {
            LOG.debug("{}: the failure is not written down", projectId, e);
        }
    }

    /** Deletes what was kept of an earlier failure. */
    void forgetFailure() {
        try {
            evidence.forget(projectId);
        } catch (IOException e) {
            LOG.warn("{}: what was kept of an earlier failure cannot be deleted: {}", projectId, e.toString());
        }
    }

    /**
     * Deletes all that is temporary, and lets go of the rest; what cannot be deleted now is so at the next start of the
     * daemon.
     *
     * @param reporter hears how many files that were
     */
    void delete(RunReporter reporter) {
        try (lock) {
            outbox.clearUp(projectId);
            reporter.temporaryFilesDeleted(workspace.delete());
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{}: not all that is temporary can be deleted now: {}", projectId, e.toString());
            workspace.close();
        }
    }

    /** Lets go of all of it without deleting anything. */
    void release() {
        try (lock) {
            workspace.close();
        }
    }
}
