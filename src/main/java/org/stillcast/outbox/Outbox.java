package org.stillcast.outbox;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.stillcast.files.WholeFiles;

/**
 * The folder that finished projects appear in. All of a project is put together in {@code .staging-ID} and then shown:
 * as a whole where its folder is new, else file by file with the result last. What a result lists is complete.
 */
public final class Outbox {
    private final Path folder;

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

    /** Returns the folder that a project is shown in. */
    Path shown(String projectId) {
        return folder.resolve(projectId);
    }

    Path stagedResult(String projectId) {
        return staging(projectId).resolve(projectId + ".json");
    }

    /** Returns where a project's result is, or will be. */
    public Path resultFile(String projectId) {
        return shown(projectId).resolve(projectId + ".json");
    }

    /**
     * Returns the name of a product of a part: its number has as many digits as the last one's, at least three.
     *
     * @param number from 1; 0 for all parts in one
     */
    public static String productName(String projectId, int number, int count, ProductKind kind) {
        if (number == 0) {
            return projectId + "_full" + kind.extension();
        }
        int digits = Math.max(3, String.valueOf(count).length());
        return ("%s_part%0" + digits + "d%s").formatted(projectId, number, kind.extension());
    }

    /** Returns the name of what there is one of for all parts of a project. */
    public static String productName(String projectId, ProductKind kind) {
        return projectId + kind.extension();
    }

    /** Returns what is there of a project already; empty if nothing was published. */
    public Optional<Result> published(String projectId) throws IOException {
        return ResultFile.read(resultFile(projectId));
    }

    /** Returns the result files of all projects that are published, in no order; none if the folder is not there. */
    public List<Path> results() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> results = new ArrayList<>();
        try (DirectoryStream<Path> projects = Files.newDirectoryStream(folder, Outbox::isShown)) {
            projects.forEach(
                    project -> results.add(resultFile(project.getFileName().toString())));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        results.removeIf(result -> !Files.isRegularFile(result));
        return results;
    }

    private static boolean isShown(Path project) {
        return !project.getFileName().toString().startsWith(".");
    }

    /** Returns the files of all parts that a result lists, in order. */
    public List<PlacedProduct> products(String projectId) throws IOException {
        return ResultFile.readWithoutClips(resultFile(projectId)).stream()
                .flatMap(Result::products)
                .map(product -> new PlacedProduct(product, shown(projectId).resolve(product.file())))
                .toList();
    }

    /** Returns the files that the parts are in the first place, in order. */
    public List<Path> parts(String projectId) throws IOException {
        return ResultFile.readWithoutClips(resultFile(projectId)).stream()
                .flatMap(result -> result.parts().stream())
                .map(part -> shown(projectId).resolve(part.file()))
                .toList();
    }

    /** Returns the file of all parts in one; empty if there is none. */
    public Optional<Path> full(String projectId) throws IOException {
        return ResultFile.readWithoutClips(resultFile(projectId))
                .flatMap(result -> Optional.ofNullable(result.full()))
                .map(full -> shown(projectId).resolve(full.file()));
    }

    /**
     * Begins to put a project together, or goes on with it: returns its staging folder, with the finished parts in it
     * that an interrupted run has left, and nothing half-written.
     */
    public Path stage(String projectId) throws IOException {
        new ReplacedResult(this, projectId).remove();
        Path staging = Files.createDirectories(staging(projectId));
        WholeFiles.deleteIn(staging, WholeFiles::isTemporary);
        return staging;
    }

    /** Returns where a finished product is put until it is published: under a name that says what is in it. */
    public Path staged(String projectId, ProductKind kind, String fingerprint) {
        return staging(projectId).resolve(fingerprint + kind.extension());
    }

    /**
     * Returns the files that may be a certain product: where it is put when it is finished, and where an interruption in
     * the middle of a publication may have left it.
     */
    public List<Path> placesOf(String projectId, PlannedProduct product) {
        return List.of(
                staged(projectId, product.kind(), product.fingerprint()),
                staging(projectId).resolve(product.file()),
                shown(projectId).resolve(product.file()));
    }

    /**
     * Returns the file of a product that an earlier result lists; empty if the name that is listed is no plain one: a
     * result file is in a folder where people work, so it is not trusted.
     */
    public Optional<Path> listed(String projectId, String fileName) {
        Path shown = shown(projectId);
        Path file = shown.resolve(fileName).normalize();
        return shown.equals(file.getParent()) ? Optional.of(file) : Optional.empty();
    }

    /**
     * Shows a project whose parts are there. All that is shown is on the disk before what refers to it: products before the
     * result, the result before this returns. It may be interrupted anywhere and called again.
     *
     * @param products all that the result lists, in any order; gone through once
     */
    public void publish(Result result, Iterable<PlacedProduct> products) throws IOException {
        String projectId = result.id();
        WholeFiles.write(stagedResult(projectId), out -> ResultFile.write(result, out));
        if (Files.exists(shown(projectId))) {
            replace(projectId, products);
        } else {
            show(projectId, products);
        }
        clearUp(projectId);
    }

    private void show(String projectId, Iterable<PlacedProduct> products) throws IOException {
        Path staging = staging(projectId);
        Set<Path> content = new HashSet<>(Set.of(stagedResult(projectId)));
        for (PlacedProduct product : products) {
            Path file = staging.resolve(product.product().file());
            move(product.place(), file);
            content.add(file);
        }
        WholeFiles.deleteIn(staging, file -> !content.contains(file));
        WholeFiles.syncFolder(staging);
        WholeFiles.rename(staging, shown(projectId));
        WholeFiles.syncFolder(folder);
    }

    private void replace(String projectId, Iterable<PlacedProduct> products) throws IOException {
        Path shown = shown(projectId);
        new ReplacedResult(this, projectId).keep();
        Map<Path, Path> renames = new LinkedHashMap<>();
        for (PlacedProduct product : products) {
            Path target = shown.resolve(product.product().file());
            if (!product.place().equals(target)) {
                renames.put(aside(projectId, product), target);
            }
        }
        WholeFiles.syncFolder(staging(projectId));
        for (Map.Entry<Path, Path> rename : renames.entrySet()) {
            WholeFiles.rename(rename.getKey(), rename.getValue());
        }
        WholeFiles.syncFolder(shown);
        WholeFiles.rename(stagedResult(projectId), resultFile(projectId));
        WholeFiles.syncFolder(shown);
    }

    /** What is shown already and only gets another number must not be overwritten before it is renamed. */
    private Path aside(String projectId, PlacedProduct placed) throws IOException {
        Path file = placed.place();
        if (!shown(projectId).equals(file.getParent())) {
            return file;
        }
        Path aside = staging(projectId).resolve(placed.product().stagedName());
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
        ReplacedResult replaced = new ReplacedResult(this, projectId);
        replaced.remove();
        if (!replaced.isThere()) {
            discard(projectId);
        }
    }

    /** Deletes a project's staging folder with all that is in it. */
    private void discard(String projectId) throws IOException {
        Path staging = staging(projectId);
        if (Files.exists(staging)) {
            WholeFiles.deleteAll(staging);
        }
    }
}
