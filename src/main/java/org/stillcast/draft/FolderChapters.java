package org.stillcast.draft;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The chapters that sub-folders make: named after the way to each, as far as not all have it. Where two names
 * are the same but for their numbers, all keep them.
 */
final class FolderChapters {
    private static final String BETWEEN = " – ";

    private final List<String> sounds;
    private final int folders;
    private final int common;
    private final boolean keepsNumbers;

    /** @param sounds their paths, those of a folder one after another */
    FolderChapters(List<String> sounds) {
        this.sounds = sounds;
        List<String> way = new DraftPath(sounds.get(0)).folders();
        DraftPath before = new DraftPath("");
        boolean isNumbered = false;
        int count = 0;
        for (String sound : sounds) {
            DraftPath path = new DraftPath(sound);
            if (count == 0 || !path.folder().equals(before.folder())) {
                count++;
                way = shared(way, path.folders());
                isNumbered |= count > 1 && TidyName.differInNumbers(before.folderName(), path.folderName());
            }
            before = path;
        }
        keepsNumbers = isNumbered;
        folders = count;
        common = way.size();
    }

    private static List<String> shared(List<String> one, List<String> other) {
        int same = 0;
        while (same < Math.min(one.size(), other.size()) && Objects.equals(one.get(same), other.get(same))) {
            same++;
        }
        return one.subList(0, same);
    }

    /** Tells whether there is more than one folder that has sounds. */
    boolean isSeveral() {
        return folders > 1;
    }

    /** Returns the title of the chapter that a sound opens; empty if it opens none. */
    Optional<String> title(int sound) {
        DraftPath path = new DraftPath(sounds.get(sound));
        boolean isFirst =
                sound == 0 || !new DraftPath(sounds.get(sound - 1)).folder().equals(path.folder());
        List<String> way = path.folders();
        String title = way.subList(Math.min(common, way.size()), way.size()).stream()
                .map(name -> keepsNumbers ? TidyName.numbered(name) : TidyName.of(name))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(BETWEEN));
        return isFirst && isSeveral() && !title.isEmpty() ? Optional.of(title) : Optional.empty();
    }
}
