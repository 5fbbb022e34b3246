package org.stillcast.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.files.ClaimedFile;
import org.stillcast.files.Fingerprint;
import org.stillcast.files.FreeName;
import org.stillcast.files.WholeFiles;
import org.stillcast.work.RenderedPart;

/**
 * The folder that finished projects appear in. All of a project is put together in {@code .staging-ID} and then shown:
 * as a whole where its folder is new, else file by file with the result last. What a result lists is complete.
 */
public final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /** In the staging folder: a copy of the result that is being replaced. */
    private static final String REPLACED = "replaced.json";

    private final Path folder;
    private final FreeName freeName = new FreeName(Clock.systemUTC());

    /**
     * @param folder need not exist yet
     */
    public Outbox(Path folder) {
        this.folder = folder;
    }

    /** Returns the folder that a project's parts are put together in. */
    public Path staging(String projectId) {
        return folder.resolve(".staging-" + projectId);
    }

    private Path stagedResult(String projectId) {
        return staging(projectId).resolve(projectId + ".json");
    }

    /** Returns where a project's result is, or will be. */
    public Path resultFile(String projectId) {
        return folder.resolve(projectId).resolve(projectId + ".json");
    }

    /** Returns the name of a part's file: its number has as many digits as the last one's, at least three. */
    public static String partName(String projectId, int number, int count) {
        int digits = Math.max(3, String.valueOf(count).length());
        return ("%s_part%0" + digits + "d.mp4").formatted(projectId, number);
    }

    /** Returns what is there of a project already; empty if nothing was published. */
    public Optional<PublishedResult> published(String projectId) throws IOException {
        return ResultFile.read(resultFile(projectId));
    }

    /** Returns the parts that a result lists, in order. */
    public List<Path> parts(String projectId) throws IOException {
        return ResultFile.readWithoutClips(resultFile(projectId)).map(PublishedResult::files).orElse(List.of()).stream()
                .map(folder.resolve(projectId)::resolve)
                .toList();
    }

    /**
     * Begins to put a project together, or goes on with it: returns its staging folder, with the finished parts in it
     * that an interrupted run has left, and nothing half-written.
     */
    public Path stage(String projectId) throws IOException {
        removeReplaced(projectId);
        Path staging = Files.createDirectories(staging(projectId));
        WholeFiles.deleteIn(staging, WholeFiles::isTemporary);
        return staging;
    }

    /** Returns where a finished part is put until it is published: under a name that says what is in it. */
    public Path staged(String projectId, String fingerprint) {
        return staging(projectId).resolve(fingerprint + ".mp4");
    }

    /**
     * Returns the files that may be a certain part: where it is put when it is finished, and where an interruption in
     * the middle of a publication may have left it.
     *
     * @param fileName of the part in the project's folder
     */
    public List<Path> placesOf(String projectId, String fingerprint, String fileName) {
        return List.of(
                staged(projectId, fingerprint),
                staging(projectId).resolve(fileName),
                folder.resolve(projectId).resolve(fileName));
    }

    /**
     * Returns the file of a part that an earlier result lists; empty if the name that is listed is no plain one: a
     * result file is in a folder where people work, so it is not trusted.
     */
    public Optional<Path> listed(String projectId, String fileName) {
        Path shown = folder.resolve(projectId);
        Path file = shown.resolve(fileName).normalize();
        return shown.equals(file.getParent()) ? Optional.of(file) : Optional.empty();
    }

    /**
     * Shows a project whose parts are there. All that is shown is on the disk before what refers to it: parts before the
     * result, the result before this returns. It may be interrupted anywhere and called again.
     */
    public void publish(Result result) throws IOException {
        Path staging = staging(result.id());
        Path shown = folder.resolve(result.id());
        Path stagedResult = stagedResult(result.id());
        WholeFiles.write(stagedResult, out -> ResultFile.write(result, out));
        if (Files.exists(shown)) {
            replace(result, staging, shown, stagedResult);
        } else {
            show(result, staging, shown);
        }
        clearUp(result.id());
    }

    private void show(Result result, Path staging, Path shown) throws IOException {
        Set<Path> content = new HashSet<>(Set.of(stagedResult(result.id())));
        for (RenderedPart part : result.parts()) {
            Path file = staging.resolve(part.part().fileName());
            move(part.file(), file);
            content.add(file);
        }
        WholeFiles.deleteIn(staging, file -> !content.contains(file));
        WholeFiles.syncFolder(staging);
        WholeFiles.rename(staging, shown);
        WholeFiles.syncFolder(folder);
    }

    private void replace(Result result, Path staging, Path shown, Path stagedResult) throws IOException {
        Path before = resultFile(result.id());
        Path replaced = staging.resolve(REPLACED);
        if (Files.isRegularFile(before) && !Files.exists(replaced)) {
            WholeFiles.write(replaced, out -> Files.copy(before, out));
        }
        Map<Path, Path> renames = new LinkedHashMap<>();
        for (RenderedPart part : result.parts()) {
            Path target = shown.resolve(part.part().fileName());
            if (!part.file().equals(target)) {
                renames.put(aside(result.id(), part, shown), target);
            }
        }
        WholeFiles.syncFolder(staging);
        for (Map.Entry<Path, Path> rename : renames.entrySet()) {
            WholeFiles.rename(rename.getKey(), rename.getValue());
        }
        WholeFiles.syncFolder(shown);
        WholeFiles.rename(stagedResult, before);
        WholeFiles.syncFolder(shown);
    }

    /** A part that is shown already and only gets another number must not be overwritten before it is renamed. */
    private Path aside(String projectId, RenderedPart part, Path shown) throws IOException {
        Path file = part.file();
        if (!shown.equals(file.getParent())) {
            return file;
        }
        Path aside = staged(projectId, part.part().fingerprint());
        WholeFiles.link(file, aside);
        return aside;
    }

    private static void move(Path file, Path target) throws IOException {
        if (!file.equals(target)) {
            WholeFiles.rename(file, target);
        }
    }

    /**
     * Removes what a replaced result listed and the present one does not, and the staging folder. What belongs to a
     * publication that was interrupted half-way is kept, since the project's folder cannot be completed without it.
     */
    public void clearUp(String projectId) throws IOException {
        removeReplaced(projectId);
        if (!Files.exists(staging(projectId).resolve(REPLACED))) {
            discard(projectId);
        }
    }

    /** Does nothing as long as the result that replaces it is not shown, but still beside it. */
    private void removeReplaced(String projectId) throws IOException {
        giveBack(projectId);
        Path file = staging(projectId).resolve(REPLACED);
        Optional<PublishedResult> replaced = ResultFile.readWithoutClips(file);
        Optional<PublishedResult> now = ResultFile.readWithoutClips(resultFile(projectId));
        if (replaced.isEmpty() || now.isEmpty() || !isShown(projectId)) {
            return;
        }
        Set<String> kept = Set.copyOf(now.get().files());
        for (PublishedResult.Part part : replaced.get().parts()) {
            Optional<Path> old = kept.contains(part.file()) ? Optional.empty() : listed(projectId, part.file());
            if (old.isPresent()) {
                remove(old.get(), part);
            }
        }
        WholeFiles.delete(file);
    }

    private boolean isShown(String projectId) throws IOException {
        Path staged = stagedResult(projectId);
        return ResultFile.readWithoutClips(staged).isEmpty() || Files.mismatch(staged, resultFile(projectId)) < 0;
    }

    /** People may have put another file there. */
    private void remove(Path file, PublishedResult.Part part) throws IOException {
        ClaimedFile.Look published = there ->
                Files.size(there) == part.bytes() && Fingerprint.ofFile(there).equals(part.sha256());
        if (!ClaimedFile.delete(file, published, freeName) && Files.exists(file)) {
            LOG.warn(
                    "{} is not the part that was published; it stays, although the project has no such part now", file);
        }
    }

    /** Gives files their names back that a crash has left hidden. */
    private void giveBack(String projectId) throws IOException {
        Path shown = folder.resolve(projectId);
        if (Files.isDirectory(shown)) {
            for (ClaimedFile taken : ClaimedFile.in(shown)) {
                freeName.rename(taken.file(), taken.name());
            }
        }
    }

    /** Deletes a project's staging folder with all that is in it. */
    private void discard(String projectId) throws IOException {
        Path staging = staging(projectId);
        if (Files.exists(staging)) {
            WholeFiles.deleteIn(staging, any -> true);
            WholeFiles.delete(staging);
        }
    }
}
