package org.stillcast.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.files.ClaimedFile;
import org.stillcast.files.FreeName;
import org.stillcast.files.WholeFiles;

/**
 * The result of a project that another one takes the place of. A copy of it stays in the staging folder until all that it
 * alone lists is removed: also when that is interrupted.
 */
final class ReplacedResult {
    private static final Logger LOG = LoggerFactory.getLogger(ReplacedResult.class);

    private final Outbox outbox;
    private final String projectId;
    private final Path copy;
    private final FreeName freeName = new FreeName(Clock.systemUTC());

    ReplacedResult(Outbox outbox, String projectId) {
        this.outbox = outbox;
        this.projectId = projectId;
        copy = outbox.staging(projectId).resolve("replaced.json");
    }

    /** Tells whether there is one, which lists what may have to be removed. */
    boolean isThere() {
        return Files.exists(copy);
    }

    /** Copies the result that is shown, unless an interrupted publication has done so. */
    void keep() throws IOException {
        Path now = outbox.resultFile(projectId);
        if (Files.isRegularFile(now) && !Files.exists(copy)) {
            WholeFiles.write(copy, out -> Files.copy(now, out));
        }
    }

    /**
     * Removes what it lists and the present result does not, and then the copy. Does nothing as long as the result that
     * replaces it is not shown, but still beside it.
     */
    void remove() throws IOException {
        giveBack();
        Optional<Result> replaced = ResultFile.readWithoutClips(copy);
        Optional<Result> now = ResultFile.readWithoutClips(outbox.resultFile(projectId));
        if (replaced.isEmpty() || now.isEmpty() || !isReplaced()) {
            return;
        }
        Set<String> kept = now.get().products().map(Product::file).collect(Collectors.toSet());
        for (Iterator<Product> old = replaced.get().products().iterator(); old.hasNext(); ) {
            Product product = old.next();
            Optional<Path> file =
                    kept.contains(product.file()) ? Optional.empty() : outbox.listed(projectId, product.file());
            if (file.isPresent()) {
                remove(file.get(), product);
            }
        }
        WholeFiles.delete(copy);
    }

    private boolean isReplaced() throws IOException {
        Path staged = outbox.stagedResult(projectId);
        return ResultFile.readWithoutClips(staged).isEmpty()
                || Files.mismatch(staged, outbox.resultFile(projectId)) < 0;
    }

    /** People may have put another file there. */
    private void remove(Path file, Product product) throws IOException {
        if (!ClaimedFile.delete(file, product::matches, freeName) && Files.exists(file)) {
            LOG.warn(
                    "{} is not the part that was published; it stays, although the project has no such part now", file);
        }
    }

    /** Gives files their names back that a crash has left hidden. */
    private void giveBack() throws IOException {
        Path shown = outbox.shown(projectId);
        if (Files.isDirectory(shown)) {
            for (ClaimedFile taken : ClaimedFile.in(shown)) {
                freeName.rename(taken.file(), taken.name());
            }
        }
    }
}
