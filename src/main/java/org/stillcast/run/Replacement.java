package org.stillcast.run;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

import org.stillcast.fault.InvalidManifestException;
import org.stillcast.files.FreeName;
import org.stillcast.intake.ManifestFile;
import org.stillcast.intake.Submission;
import org.stillcast.outbox.Result;
import org.stillcast.project.Origin;
import org.stillcast.project.Project;
import org.stillcast.text.Identifier;
import org.stillcast.text.Words;

/** Whether a project may take the place of what has been published under its id. */
public final class Replacement {
    private static final Words WORDS = Words.of(Replacement.class);

    private Replacement() {}

    /** Names count as the ids do that they give, folders as this system compares them. */
    private static boolean isSame(Origin one, Origin other) {
        Optional<String> name = nameOf(one).map(Identifier::key);
        boolean sameName = one.manifest().equals(other.manifest())
                || (name.isPresent() && name.equals(nameOf(other).map(Identifier::key)));
        return sameName && folder(one).equals(folder(other));
    }

    /** Nothing is looked up: what a result names may be on a share that is dead. Empty if it is no path on this system. */
    private static Optional<Path> folder(Origin origin) {
        return path(Path.of(""), Identifier.normalized(origin.base()));
    }

    private static Optional<Path> path(Path start, String text) {
        try {
            return Optional.of(start.resolve(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the name that a manifest keeps wherever it is moved or copied to: it does not count that another file had
     * the same name there.
     *
     * @return empty if its file's name has no letter or digit, or can be none on this system
     */
    public static Optional<String> nameOf(Origin origin) {
        return folder(origin)
                .flatMap(folder -> path(folder, FreeName.wanted(origin.manifest())))
                .map(file -> new ManifestFile(file).id())
                .filter(name -> !name.isEmpty());
    }

    /**
     * Returns if nothing was published, or the project's own earlier result, or it is not known whose; or if the project is
     * to replace whatever there is. In the inbox the manifest is all that can say so.
     *
     * @param before what was published under the project's id
     * @throws InvalidManifestException with the other origin, and what to do
     */
    public static void requireInInbox(Project project, Optional<Result> before) throws InvalidManifestException {
        require(project, before, true);
    }

    /**
     * Does the same for a project that is not in the inbox yet.
     *
     * @param id that it will have there
     * @param origin that it will have there
     */
    static void requireOnItsWay(Project project, String id, Origin origin, Optional<Result> before)
            throws InvalidManifestException {
        if (!project.replace()) {
            String how = WORDS.say("replace.by-manifest");
            requireSame(id, origin, before, how, WORDS.say("keep-by-id"), project.manifestSha256());
        }
    }

    /** Does the same, wherever the manifest is. */
    static void require(Project project, Optional<Result> before, boolean fromInbox) throws InvalidManifestException {
        require(
                project,
                before,
                fromInbox ? WORDS.say("replace.by-manifest") : WORDS.say("replace.by-option"),
                WORDS.say("keep-by-id"));
    }

    /**
     * Does the same for a project of a submission: for a folder without a manifest, nothing can be written into that.
     *
     * @param before what was published under the project's id
     * @throws InvalidManifestException with the other origin, and what to do
     */
    static void require(Project project, Optional<Result> before, Submission submission)
            throws InvalidManifestException {
        if (submission.drafted().isPresent()) {
            require(project, before, "--replace", WORDS.say("keep-by-folder", submission.named()));
        } else {
            require(project, before, submission.isFromInbox());
        }
    }

    private static void require(Project project, Optional<Result> before, String how, String keep)
            throws InvalidManifestException {
        if (!project.replace()) {
            requireSame(project.id(), project.origin(), before, how, keep, project.manifestSha256());
        }
    }

    private static void requireSame(
            String id, Origin origin, Optional<Result> before, String how, String keep, String sha256)
            throws InvalidManifestException {
        Origin other = before.map(Result::origin).orElse(Origin.UNKNOWN);
        if (other.isKnown() && !isSame(other, origin)) {
            throw new InvalidManifestException(
                            "/id", WORDS.say("other-origin", id, other.manifest(), other.base(), how, keep))
                    .of(sha256);
        }
    }
}
