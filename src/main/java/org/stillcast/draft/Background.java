package org.stillcast.draft;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.stillcast.fault.InvalidManifestException;
import org.stillcast.media.FolderContents;
import org.stillcast.project.AcceptedKinds;
import org.stillcast.text.Words;

/** The choice of the background among a folder's pictures. */
record Background(FolderContents contents) {
    private static final Words WORDS = Words.of(Background.class);
    private static final Set<String> NAMES = Set.of("cover", "background", "folder", "封面", "背景");
    private static final int MOST_SHOWN = 5;

    /**
     * Returns the only picture, or the only one that is named as one. Pictures in sub-folders count only where the folder
     * itself has none; those of kinds that are not taken, only where there is no other: then what to make of them is told.
     *
     * @throws InvalidManifestException if there is none, or several could be meant
     */
    String choose() throws InvalidManifestException {
        List<String> candidates =
                nearest(contents.pictures().isEmpty() ? contents.otherPictures() : contents.pictures());
        if (candidates.isEmpty()) {
            throw Draft.fault(WORDS.say("no-picture", AcceptedKinds.PICTURES));
        }
        List<String> named = candidates.stream().filter(Background::isNamed).toList();
        List<String> meant = named.isEmpty() ? candidates : named;
        if (meant.size() > 1) {
            throw Draft.fault(
                    named.isEmpty()
                            ? WORDS.say("several-pictures", shown(meant))
                            : WORDS.say("several-named", shown(meant)));
        }
        return meant.get(0);
    }

    private static List<String> nearest(List<String> pictures) {
        List<String> atTop =
                pictures.stream().filter(path -> !path.contains("/")).toList();
        return atTop.isEmpty() ? pictures : atTop;
    }

    static boolean isNamed(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return NAMES.contains(name.substring(0, name.lastIndexOf('.')).toLowerCase(Locale.ROOT));
    }

    private static String shown(List<String> paths) {
        String first = String.join(", ", paths.subList(0, Math.min(MOST_SHOWN, paths.size())));
        return paths.size() <= MOST_SHOWN ? first : WORDS.say("and-more", first, paths.size() - MOST_SHOWN);
    }
}
