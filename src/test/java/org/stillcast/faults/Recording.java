package org.stillcast.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.stillcast.faults.Change.Data;
import org.stillcast.faults.Change.Entries;
import org.stillcast.faults.Change.Size;
import org.stillcast.faults.Change.Sync;

/**
 * What was done below a folder, in order. A file that another program wrote, such as ffmpeg, is noticed when it is first
 * opened, renamed or deleted: as if it had been written, and not synced, right before.
 *
 * <p>Not safe for use by several threads at once while it is recorded: its {@link FaultyFileSystem} sees to that.
 */
public final class Recording {
    /** The number of the folder that is recorded. */
    static final int ROOT = 0;

    private final Path root;
    private final Map<Integer, Map<String, Integer>> folders = new HashMap<>();
    private final Map<Integer, String> stamps = new HashMap<>();
    private final Map<Integer, Map<String, Integer>> foldersBefore;
    private final Map<Integer, Content> filesBefore = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private int nextNumber = ROOT + 1;

    Recording(Path root) throws IOException {
        this.root = root;
        folders.put(ROOT, new TreeMap<>());
        take(root, ROOT);
        Map<Integer, Map<String, Integer>> copy = new HashMap<>();
        folders.forEach((number, entries) -> copy.put(number, Map.copyOf(entries)));
        foldersBefore = Map.copyOf(copy);
    }

    private void take(Path folder, int number) throws IOException {
        List<Path> entries;
        try (Stream<Path> all = Files.list(folder)) {
            entries = all.sorted().toList();
        }
        for (Path entry : entries) {
            int own = nextNumber++;
            folders.get(number).put(entry.getFileName().toString(), own);
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                folders.put(own, new TreeMap<>());
                take(entry, own);
            } else {
                filesBefore.put(own, new Content(Files.readAllBytes(entry)));
                stamps.put(own, stamp(entry));
            }
        }
    }

    /** Returns all that was done. */
    List<Change> changes() {
        return changes;
    }

    /** Returns the folders that there were before, with what their entries stood for. */
    Map<Integer, Map<String, Integer>> foldersBefore() {
        return foldersBefore;
    }

    /** Returns the files that there were before. */
    Map<Integer, Content> filesBefore() {
        return filesBefore;
    }

    /** Tells whether a number is a folder's. */
    boolean isFolder(int number) {
        return folders.containsKey(number);
    }

    /** Returns how many things were done: as many cuts are possible, and one more. */
    public int size() {
        return changes.size();
    }

    /** Returns what was done, a line each, for people. */
    public List<String> lines() {
        return changes.stream().map(Change::text).toList();
    }

    /** Returns the number of a file or folder, {@link Change#GONE} if none is known. */
    private int find(Path path) {
        if (!path.startsWith(root)) {
            return Change.GONE;
        }
        int number = ROOT;
        for (Path name : root.relativize(path)) {
            Map<String, Integer> entries = folders.get(number);
            if (!name.toString().isEmpty()) {
                number = entries == null ? Change.GONE : entries.getOrDefault(name.toString(), Change.GONE);
            }
        }
        return number;
    }

    private String shown(Path path) {
        return root.relativize(path).toString();
    }

    /** Takes note of a file that another program has written or changed. */
    void notice(Path path) {
        if (!path.startsWith(root) || !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            int known = find(path);
            if (known == Change.GONE) {
                created(path, false);
            } else if (stamp(path).equals(stamps.get(known))) {
                return;
            } else {
                changes.add(new Size("another program cuts off " + shown(path), known, 0));
            }
            byte[] bytes = Files.readAllBytes(path);
            changes.add(new Data("another program writes " + shown(path), find(path), 0, new Content(bytes)));
            stamps.put(find(path), stamp(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return "%d bytes, %s".formatted(attributes.size(), attributes.lastModifiedTime());
        } catch (IOException e) {
            return "gone";
        }
    }

    private void enter(String text, Path path, int number) {
        int folder = find(path.getParent());
        if (folder == Change.GONE) {
            return;
        }
        String name = path.getFileName().toString();
        changes.add(new Entries(text, folder, Map.of(name, number)));
        enter(folder, name, number);
    }

    private void enter(int folder, String name, int number) {
        if (number == Change.GONE) {
            folders.get(folder).remove(name);
        } else {
            folders.get(folder).put(name, number);
        }
    }

    void created(Path path, boolean isFolder) {
        if (find(path.getParent()) == Change.GONE) {
            return;
        }
        int number = nextNumber++;
        if (isFolder) {
            folders.put(number, new TreeMap<>());
        }
        enter((isFolder ? "make folder " : "create ") + shown(path), path, number);
        stamps.put(number, stamp(path));
    }

    void linked(Path link, Path existing) {
        enter("link " + shown(link), link, find(existing));
    }

    void deleted(Path path) {
        if (find(path) != Change.GONE) {
            enter("delete " + shown(path), path, Change.GONE);
        }
    }

    /** From one folder to another it is two changes, each made to last by its own folder's sync. */
    void renamed(Path source, Path target) {
        int number = find(source);
        if (number == Change.GONE || find(target.getParent()) == Change.GONE) {
            throw new IllegalStateException("only renames within the recorded folder can be recorded: " + source);
        }
        String text = "rename %s to %s".formatted(shown(source), shown(target));
        int folder = find(source.getParent());
        if (folder == find(target.getParent())) {
            String from = source.getFileName().toString();
            String to = target.getFileName().toString();
            changes.add(new Entries(text, folder, Map.of(from, Change.GONE, to, number)));
            enter(folder, from, Change.GONE);
            enter(folder, to, number);
        } else {
            enter(text + ", the new name", target, number);
            enter(text + ", the old name", source, Change.GONE);
        }
    }

    /** Returns what is told of the changes that are made by way of an open file, whatever it is named by then. */
    Open opened(Path path) {
        return new Open(path, find(path));
    }

    /** A file that is open, or a folder that is open to be synced. */
    final class Open {
        private final Path path;
        private final int number;

        private Open(Path path, int number) {
            this.path = path;
            this.number = number;
        }

        private void add(Change change) {
            if (number != Change.GONE) {
                changes.add(change);
                stamps.put(number, stamp(path));
            }
        }

        void written(long at, byte[] bytes) {
            String text = "write %d bytes at %d to %s".formatted(bytes.length, at, path.getFileName());
            add(new Data(text, number, at, new Content(bytes)));
        }

        void truncated(long size) {
            add(new Size("cut off %s at %d".formatted(path.getFileName(), size), number, size));
        }

        void synced() {
            add(new Sync("sync " + path.getFileName(), number));
        }
    }
}
