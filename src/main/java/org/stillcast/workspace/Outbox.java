package org.stillcast.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.stillcast.plan.RenderedPart;
import org.stillcast.plan.Result;

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
    public Optional<ResultFile.Published> published(String projectId) throws IOException {
        return ResultFile.read(resultFile(projectId));
    }

    /** Returns the parts that a result lists, in order. */
    public List<Path> parts(String projectId) throws IOException {
        return published(projectId).map(ResultFile.Published::files).orElse(List.of()).stream()
                .map(folder.resolve(projectId)::resolve)
                .toList();
    }

    /** Begins to put a project together: an empty staging folder. */
    public Path stage(String projectId) throws IOException {
        discard(projectId);
        return Files.createDirectories(staging(projectId));
    }

    /** Shows a project whose parts are in its staging folder. */
    public void publish(Result result) throws IOException {
        Path staging = staging(result.id());
        Path staged = staging.resolve(result.id() + ".json");
        WholeFiles.write(staged, out -> ResultFile.write(result, out));
        Path shown = folder.resolve(result.id());
        if (!Files.exists(shown)) {
            WholeFiles.rename(staging, shown);
            return;
        }
        Set<String> old = published(result.id())
                .map(before -> new HashSet<>(before.files()))
                .orElseGet(HashSet::new);
        for (RenderedPart part : result.parts()) {
            Path name = part.part().target().getFileName();
            WholeFiles.rename(staging.resolve(name), shown.resolve(name));
            old.remove(name.toString());
        }
        WholeFiles.rename(staged, resultFile(result.id()));
        for (String name : old) {
            deleteOldPart(shown, name);
        }
        discard(result.id());
    }

    /** A result file is in a folder where people work, so what it lists is not trusted to be a plain name. */
    private static void deleteOldPart(Path shown, String name) throws IOException {
        Path file = shown.resolve(name).normalize();
        if (shown.equals(file.getParent())) {
            Files.deleteIfExists(file);
        }
    }

    /** Deletes a project's staging folder with all that is in it. */
    public void discard(String projectId) throws IOException {
        Path staging = staging(projectId);
        if (!Files.exists(staging)) {
            return;
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(staging)) {
            all.sorted(Comparator.reverseOrder()).forEach(files::add);
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
