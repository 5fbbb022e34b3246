package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.files.OwnedException;
import org.stillcast.files.OwnerLock;
import org.stillcast.intake.Intake;
import org.stillcast.intake.Submission;
import org.stillcast.outbox.Result;
import org.stillcast.project.Project;
import org.stillcast.text.Identifier;
import org.stillcast.text.Visible;
import org.stillcast.text.Words;
import org.stillcast.workspace.Evidence;
import org.stillcast.workspace.Workspace;

/** Makes submissions into projects that can be worked on, one owner each. */
public final class ProjectFactory {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectFactory.class);
    private static final Words WORDS = Words.of(ProjectFactory.class);
    private static final Words ENGLISH = Words.english(ProjectFactory.class);

    private final Intake intake;
    private final Tools tools;
    private final Map<Path, ProjectRun> inWork = new ConcurrentHashMap<>();

    public ProjectFactory(Intake intake, Tools tools) {
        this.intake = intake;
        this.tools = tools;
    }

    /**
     * Begins a project, or goes on with it.
     *
     * @throws InvalidManifestException if the submission cannot be made into a project, or one of another origin with its
     *     id has been published
     * @throws IOException if the manifest cannot be read or the workspace not be made, or somebody else has the project
     *     in work
     */
    public ProjectRun begin(Submission submission) throws InvalidManifestException, IOException {
        Project project = intake.plan(submission);
        OwnerLock lock = lock(project.id());
        try {
            return begin(submission, project, lock);
        } catch (InvalidManifestException | IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private ProjectRun begin(Submission submission, Project project, OwnerLock lock)
            throws InvalidManifestException, IOException {
        Optional<Result> before = tools.outbox().published(project.id());
        Replacement.require(project, before, submission);
        Workspace workspace = Workspace.open(tools.settings().temp(), project.id());
        try {
            Evidence evidence = new Evidence(tools.settings().temp());
            ProjectFolders folders = new ProjectFolders(project.id(), lock, workspace, tools.outbox(), evidence);
            ProjectRun run = new ProjectRun(
                    submission, project, before, folders, workspace, tools, () -> inWork.remove(project.manifest()));
            inWork.put(project.manifest(), run);
            return run;
        } catch (IOException | RuntimeException e) {
            workspace.close();
            throw e;
        }
    }

    /**
     * Interrupts the project that is made of a manifest, if there is one: somebody has taken that out of the inbox. What
     * its ffmpegs have in hand is finished first. More than once does no harm.
     *
     * @return whether there is one
     */
    public boolean withdraw(Path manifest) {
        ProjectRun run = inWork.get(manifest);
        if (run != null && run.isGoingOn()) {
            LOG.info("{} is not in the inbox any more; work on it ends", Visible.of(manifest.toString()));
            run.fail(new IOException(WORDS.say("withdrawn")));
        }
        return run != null;
    }

    private OwnerLock lock(String projectId) throws IOException {
        return OwnerLock.ofProject(
                List.of(tools.settings().temp(), tools.settings().outbox()), Identifier.key(projectId), projectId);
    }

    /**
     * Deletes what earlier runs have left of projects that nobody will come back to: after a kill in the middle of their
     * cleaning up, or since they were cancelled while they were not in work. A project that somebody has in work is passed over.
     *
     * @param isCancelled tells whether somebody did not want a manifest any more
     * @throws IOException if something cannot be read or deleted
     */
    public void sweep(Cancellations isCancelled) throws IOException {
        for (String projectId : Workspace.projects(tools.settings().temp())) {
            try {
                sweep(projectId, lock(projectId), isCancelled);
            } catch (OwnedException e) {
                LOG.debug("{}", e.getMessage());
            }
        }
    }

    /** Knows what was cancelled. */
    @FunctionalInterface
    public interface Cancellations {
        boolean have(Path manifest) throws IOException;
    }

    private void sweep(String projectId, OwnerLock lock, Cancellations cancelled) throws IOException {
        try (lock;
                Workspace workspace = Workspace.open(tools.settings().temp(), projectId)) {
            Optional<Path> manifest = workspace.manifest();
            if (workspace.isForsaken() || (manifest.isPresent() && cancelled.have(manifest.get()))) {
                tools.outbox().clearUp(projectId);
                int files = workspace.delete();
                LOG.info(
                        "Cleaned up {} from an earlier run: {} deleted",
                        projectId,
                        ENGLISH.count("temporary-files", files));
            }
        }
    }
}
