package org.stillcast.remote;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.stillcast.files.Folders;
import org.stillcast.media.MediaFiles;
import org.stillcast.media.UnusableFileException;
import org.stillcast.outbox.Outbox;
import org.stillcast.settings.Settings;
import org.stillcast.text.Identifier;
import org.stillcast.text.Words;
import org.stillcast.workspace.Workspace;

import static org.stillcast.remote.BadOrderException.require;

/**
 * The folders that daemon and workers share, where this machine has them. Orders name files by ids, by fingerprints, and, where they are
 * people's, by their places under a folder that media may lie in; nothing outside of these folders has a name in an order. Immutable.
 */
final class SharedFolders {
    private static final Words WORDS = Words.of(SharedFolders.class);
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9_]{1,80}[.]mp4");

    private final Path temp;
    private final Outbox outbox;
    private final List<Path> roots;

    SharedFolders(Settings settings) {
        temp = settings.temp();
        outbox = new Outbox(settings.outbox());
        roots = settings.daemonRoots();
    }

    /**
     * Where a file of people's is.
     *
     * @param root which of the folders that media may lie in; the inbox is the first one
     * @param path under it, with slashes
     */
    record Place(int root, String path) {}

    /**
     * Returns the place of a file.
     *
     * @param file real path
     * @throws IOException if it is under none of the folders any more
     */
    Place placeOf(Path file) throws IOException {
        for (int i = 0; i < roots.size(); i++) {
            Path root = roots.get(i);
            if (!file.startsWith(root) && Files.exists(root)) {
                root = root.toRealPath();
            }
            if (file.startsWith(root)) {
                return new Place(i, Folders.path(root, file));
            }
        }
        throw new IOException(WORDS.say("under-no-root", file));
    }

    /**
     * Returns the real path of a file of people's, as it is seen here.
     *
     * @param bytes what its size is where the order was given
     * @throws BadOrderException if that is no place
     * @throws IOException if it cannot be seen, does not lie where it may, or is another one
     */
    Path file(Place place, long bytes) throws BadOrderException, IOException {
        require(place.root() >= 0 && place.root() < roots.size(), "a folder that media may lie in");
        require(
                Stream.of(place.path().split("/", -1)).noneMatch(Set.of("", ".", "..")::contains),
                "a place under such a folder");
        Path root = roots.get(place.root());
        try {
            Path file = new MediaFiles(root, List.of(root)).find(place.path());
            requireSame(file, bytes);
            return file;
        } catch (UnusableFileException e) {
            throw new IOException(WORDS.say("not-seen", root.resolve(place.path()), e.getMessage()), e);
        }
    }

    /**
     * Returns if a file can be read here, and has the size that it has where the order was given.
     *
     * @throws IOException if not: then what comes of it says nothing about it
     */
    static void requireSame(Path file, long bytes) throws IOException {
        try (SeekableByteChannel in = Files.newByteChannel(file)) {
            if (in.size() != bytes) {
                throw new IOException(WORDS.say("another-size", file, in.size(), bytes));
            }
            in.position(Math.max(0, bytes - 1)).read(ByteBuffer.allocate(1));
        }
    }

    /** Returns the id of the project whose temporary folder a file is in. */
    static String projectOf(Path fileOfProject) {
        return Folders.lastName(Folders.of(fileOfProject).toString());
    }

    /**
     * Returns the temporary folder of a project.
     *
     * @throws IOException if it is not there: nobody works on the project any more
     */
    Path project(String id) throws BadOrderException, IOException {
        requireId(id);
        Path folder = Workspace.folder(temp, id);
        if (!Files.isDirectory(folder)) {
            throw new IOException(WORDS.say("no-project", folder));
        }
        return folder;
    }

    /** Returns where finished projects appear. */
    Outbox outbox() {
        return outbox;
    }

    /** Returns a file of a project's folder that has a name of ours. */
    static Path ours(Path project, String name) throws BadOrderException {
        require(PLAIN.matcher(name).matches(), "the name of a file");
        return project.resolve(name);
    }

    /** Returns a published file of a project. */
    Path published(String projectId, String name) throws BadOrderException {
        Optional<Path> file = outbox.listed(projectId, name);
        require(file.isPresent() && !name.startsWith("."), "the name of a published file");
        return file.get();
    }

    static void requireId(String id) throws BadOrderException {
        require(Identifier.faultIn(id).isEmpty(), "an id");
    }

    static void requireFingerprint(String fingerprint) throws BadOrderException {
        require(FINGERPRINT.matcher(fingerprint).matches(), "a fingerprint");
    }
}
