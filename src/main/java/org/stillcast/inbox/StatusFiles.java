package org.stillcast.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.files.WholeFiles;
import org.stillcast.text.Visible;

/**
 * The texts that tell people what is going on with what they have dropped: {@code NAME.status.txt} beside it. People may have
 * a file of such a name, which is left alone: ours begin with the name of what they are about.
 */
final class StatusFiles {
    private static final Logger LOG = LoggerFactory.getLogger(StatusFiles.class);

    private static final String ENDING = ".status.txt";

    private final Path folder;

    /**
     * @param folder that they lie in
     */
    StatusFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Says something in place of what was said before.
     *
     * @param text begins with the name of what was dropped
     */
    void write(Drop drop, String text) throws IOException {
        Path status = beside(drop);
        if (Files.exists(status) && !isOurs(status)) {
            LOG.debug("{} is not ours, and stays as it is", Visible.of(status.toString()));
            return;
        }
        WholeFiles.write(
                WholeFiles.hiddenFor(status),
                status,
                out -> out.write(text.getBytes(StandardCharsets.UTF_8)),
                (a, b) -> {
                    WholeFiles.rename(a, b);
                    return b;
                });
        WholeFiles.syncFolder(folder);
    }

    /** Returns what is said; empty if nothing, or people have a file of that name. */
    Optional<String> read(Drop drop) throws IOException {
        Path status = beside(drop);
        return isOurs(status) ? Optional.of(Files.readString(status)) : Optional.empty();
    }

    /** Takes back what is said. */
    void delete(Drop drop) throws IOException {
        Path status = beside(drop);
        if (isOurs(status)) {
            WholeFiles.delete(status);
        }
    }

    /** Takes back what is said about manifests that are not there. About anything else it is said again if it is still so. */
    void sweep() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path status : files) {
                String name = subject(status);
                boolean isOfManifest = InboxName.of(name) == InboxName.MANIFEST;
                boolean isStillSo = isOfManifest && Files.exists(status.resolveSibling(name));
                if (!isStillSo && isOurs(status)) {
                    WholeFiles.delete(status);
                }
            }
        }
    }

    private static Path beside(Drop drop) {
        return drop.path().resolveSibling(drop.name() + ENDING);
    }

    private static String subject(Path status) {
        String name = status.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    /** In an empty one, as a crash may leave, nobody loses anything. */
    private static boolean isOurs(Path status) throws IOException {
        if (!Files.isRegularFile(status)) {
            return false;
        }
        byte[] expected = subject(status).getBytes(StandardCharsets.UTF_8);
        try (InputStream in = Files.newInputStream(status)) {
            byte[] start = in.readNBytes(expected.length);
            return start.length == 0 || Arrays.equals(start, expected);
        }
    }
}
