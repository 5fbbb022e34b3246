package org.stillcast.draft;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.stillcast.fault.InvalidManifestException;
import org.stillcast.media.Companion;
import org.stillcast.media.FolderContents;
import org.stillcast.text.Words;

/**
 * Which picture is seen with which sound: the one of its name, or the one in its sub-folder that is named as a background, or
 * else the background of all.
 */
final class Pictures {
    private static final Words WORDS = Words.of(Pictures.class);

    private final FolderContents contents;
    private final List<String> sounds;
    private final Map<String, String> ofFolders = new HashMap<>();

    Pictures(FolderContents contents) {
        this.contents = contents;
        sounds = contents.sounds();
        for (String picture : contents.pictures()) {
            String folder = new DraftPath(picture).folder();
            if (!folder.isEmpty() && Background.isNamed(picture)) {
                ofFolders.putIfAbsent(folder, picture);
            }
        }
    }

    /** Returns the picture of a sound, which may be that of all; empty if it has none of its own. */
    Optional<String> own(int sound) {
        String path = sounds.get(sound);
        return contents.companions()
                .of(Companion.PICTURE, sound, path)
                .or(() -> Optional.ofNullable(ofFolders.get(new DraftPath(path).folder())));
    }

    /** Tells whether a picture is seen with the sounds of its folder. */
    boolean isOfFolder(String picture) {
        return picture.equals(ofFolders.get(new DraftPath(picture).folder()));
    }

    /**
     * Returns the background; empty if none is needed, and none is clearly meant.
     *
     * @throws InvalidManifestException if one is needed, and the folder does not tell which; with what to do
     */
    Optional<String> background() throws InvalidManifestException {
        int own = 0;
        int without = -1;
        for (int sound = 0; sound < sounds.size(); sound++) {
            own += own(sound).isPresent() ? 1 : 0;
            without = without < 0 && own(sound).isEmpty() ? sound : without;
        }
        boolean hasOthers =
                !contents.pictures().isEmpty() || !contents.otherPictures().isEmpty();
        if (own == 0 || (hasOthers && without >= 0)) {
            return Optional.of(new Background(contents).choose());
        }
        return without < 0 ? clearlyMeant() : Optional.of(onlyOne(own, sounds.get(without)));
    }

    private Optional<String> clearlyMeant() {
        try {
            return Optional.of(new Background(contents).choose());
        } catch (InvalidManifestException e) { // none is needed
            return Optional.empty();
        }
    }

    /** A picture that has the name of one of many sounds by chance. */
    private String onlyOne(int own, String without) throws InvalidManifestException {
        return IntStream.range(0, own == 1 ? sounds.size() : 0)
                .mapToObj(this::own)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> Draft.fault(WORDS.say("some-without-picture", without)));
    }
}
