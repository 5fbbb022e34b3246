package org.stillcast.packed;

import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * Absolute paths of files of one file system, which are only added: some dozen bytes each, since a folder that many of
 * them have is kept once. Each look makes a new path. Not safe for use by several threads while paths are added.
 */
public final class PathList extends AbstractList<Path> implements RandomAccess {
    private final KeyIndex folderNumbers = new KeyIndex();
    private final TextList folders = new TextList();
    private final TextList names = new TextList();
    private int[] folderOf = new int[16];
    private Path anyPath = Path.of("");

    /**
     * Adds a path.
     *
     * @throws NullPointerException if it is a root, or has a name only
     */
    @Override
    public boolean add(Path path) {
        String folder = Objects.requireNonNull(path.getParent(), "a folder").toString();
        int number = folderNumbers.add(folder);
        if (number == folders.size()) {
            folders.add(folder);
        }
        if (names.size() == folderOf.length) {
            folderOf = Arrays.copyOf(folderOf, folderOf.length + folderOf.length / 2);
        }
        folderOf[names.size()] = number;
        names.add(path.getFileName().toString());
        anyPath = path;
        return true;
    }

    @Override
    public Path get(int index) {
        return anyPath.getFileSystem()
                .getPath(folders.get(folderOf[Objects.checkIndex(index, size())]), names.get(index));
    }

    @Override
    public int size() {
        return names.size();
    }

    /** Returns the bytes of all names, and of each different folder, together, in UTF-8. */
    public long byteCount() {
        return names.byteCount() + (long) folders.byteCount();
    }
}
