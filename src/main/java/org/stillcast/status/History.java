package org.stillcast.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.stillcast.files.Folders;
import org.stillcast.inbox.Inbox;
import org.stillcast.inbox.InboxName;
import org.stillcast.outbox.Outbox;
import org.stillcast.outbox.PartEntry;
import org.stillcast.outbox.Product;
import org.stillcast.outbox.Result;
import org.stillcast.outbox.ResultFile;
import org.stillcast.project.Origin;
import org.stillcast.text.Identifier;

/**
 * What has come of projects, by the folders that people look into: the outbox, and what has failed. A result file is read
 * only once as long as it stays the same. Safe for use by several threads at once.
 */
public final class History {
    private static final int REPORT_BYTES = 64 * 1024;

    private final Inbox inbox;
    private final Outbox outbox;
    private final int most;
    private Map<Path, Known> known = Map.of();

    /**
     * @param most projects of each kind, the latest, that are told of
     */
    public History(Inbox inbox, Outbox outbox, int most) {
        this.inbox = inbox;
        this.outbox = outbox;
        this.most = most;
    }

    /** A result file as it looks from outside. */
    private record Look(Path file, FileTime modified, long bytes) {}

    /** What is known of a result file; empty if that is none. */
    private record Known(Look look, Optional<DoneProject> project) {}

    /** Returns both. */
    public Past past() throws IOException {
        return new Past(failed(), done());
    }

    /** Returns the projects in the outbox, the latest first. */
    public synchronized List<DoneProject> done() throws IOException {
        List<Look> looks = new ArrayList<>();
        for (Path file : outbox.results()) {
            look(file).ifPresent(looks::add);
        }
        looks.sort(Comparator.comparing(Look::modified).reversed());
        Map<Path, Known> read = new HashMap<>();
        List<DoneProject> projects = new ArrayList<>();
        for (Look look : looks.subList(0, Math.min(most, looks.size()))) {
            Known result = read(look);
            read.put(look.file(), result);
            result.project().map(project -> withProof(project, look.file())).ifPresent(projects::add);
        }
        known = read;
        return projects;
    }

    /** Returns the one of an id, also if it is not among the latest; empty if there is none. */
    public Optional<DoneProject> done(String id) throws IOException {
        if (Identifier.faultIn(id).isPresent()) {
            return Optional.empty();
        }
        Path file = outbox.resultFile(id);
        return ResultFile.readWithoutClips(file).map(result -> withProof(project(result), file));
    }

    private static Optional<Look> look(Path file) throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Look(file, now.lastModifiedTime(), now.size()));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // somebody has just taken it away
        }
    }

    private Known read(Look look) throws IOException {
        Known before = known.get(look.file());
        return before != null && before.look().equals(look)
                ? before
                : new Known(look, ResultFile.readWithoutClips(look.file()).map(History::project));
    }

    /** It may be made, or taken away, without the result being another. */
    private static DoneProject withProof(DoneProject project, Path result) {
        String proof = project.id() + ".html";
        return project.withProof(Files.isRegularFile(result.resolveSibling(proof)) ? proof : null);
    }

    private static DoneProject project(Result result) {
        return new DoneProject(
                result.id(),
                dropped(result),
                result.started(),
                result.finished(),
                result.durationSeconds().doubleValue(),
                result.clipCount(),
                result.warnings().size(),
                result.id() + ".json",
                null,
                result.parts().stream().map(History::part).toList(),
                Optional.ofNullable(result.full()).map(History::part).orElse(null));
    }

    private static String dropped(Result result) {
        Origin origin = result.origin();
        String name =
                origin.manifest().equals(InboxName.IN_FOLDER) ? Folders.lastName(origin.base()) : origin.manifest();
        return name.isEmpty() ? result.id() : name;
    }

    private static DoneProject.DonePart part(PartEntry part) {
        return new DoneProject.DonePart(
                part.file(),
                part.durationSeconds().doubleValue(),
                part.furtherProducts().stream().map(Product::file).toList());
    }

    /** Returns what has failed and can be tried again, the latest first. */
    public List<FailedProject> failed() throws IOException {
        return inbox.failures(most, REPORT_BYTES).stream()
                .map(each -> new FailedProject(each.name(), each.since().toString(), each.report()))
                .toList();
    }
}
