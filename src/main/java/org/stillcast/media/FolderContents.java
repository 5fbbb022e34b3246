package org.stillcast.media;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.stillcast.packed.TextList;

/**
 * What a folder has for a project, in the order in which people see it: its own files, then its sub-folders one after
 * another, each in natural order (2 before 10). All names are paths from the folder, with {@code /} on every system.
 *
 * @param sounds what is named as a sound. What is in it is not looked at: one that cannot be used must not be missing
 *     without a word in what is made of the others
 * @param companions what has the name of a sound
 * @param pictures of the kinds that are taken, and no companions
 * @param otherPictures of other kinds
 * @param manifests files directly in the folder that look like one
 * @param left the rest
 */
public record FolderContents(
        List<String> sounds,
        Companions companions,
        List<String> pictures,
        List<String> otherPictures,
        List<String> manifests,
        Map<LeftOutReason, NameSample> left) {

    private FolderContents() {
        this(
                new TextList(),
                new Companions(),
                new TextList(),
                new TextList(),
                new TextList(),
                new EnumMap<>(LeftOutReason.class));
    }

    /**
     * Looks through a folder.
     *
     * @param own folders of Stillcast's, which may lie in it
     * @throws UnusableFileException if it, or a folder in it, cannot be listed
     */
    public static FolderContents of(Path folder, List<Path> own) throws UnusableFileException {
        FolderContents contents = new FolderContents();
        new FolderWalk(folder, own, contents).run();
        return contents;
    }

    void leave(LeftOutReason why, String name) {
        left.computeIfAbsent(why, any -> new NameSample()).add(name);
    }
}
