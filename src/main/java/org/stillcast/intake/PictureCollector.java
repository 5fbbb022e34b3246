package org.stillcast.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

import org.stillcast.fault.FaultList;
import org.stillcast.manifest.ClipElement;
import org.stillcast.media.MediaFiles;
import org.stillcast.media.PictureFile;
import org.stillcast.media.UnusableFileException;
import org.stillcast.packed.KeyIndex;
import org.stillcast.packed.SparseNumbers;
import org.stillcast.project.Picture;
import org.stillcast.project.PictureList;
import org.stillcast.text.Words;

/** Looks up the pictures that a manifest names, each file once, and says all that is wrong with them. */
final class PictureCollector {
    private static final Words WORDS = Words.of(PictureCollector.class);
    private static final int NONE = -1;

    /** An MP3 has it in a tag, which is made in memory. */
    private static final int MOST_COVER_BYTES = 4 << 20;

    private final MediaFiles media;
    private final PictureFile heads;
    private final boolean areSeen;
    private final FaultList faults;
    private final PictureList.Builder pictures = new PictureList.Builder();
    private final KeyIndex files = new KeyIndex();
    private final KeyIndex paths = new KeyIndex();
    /** For each different file, by its number, its picture. */
    private final SparseNumbers ofFile = new SparseNumbers();
    /** The same for each different path. */
    private final SparseNumbers ofPath = new SparseNumbers();

    private boolean hasBackground;

    /**
     * @param areSeen whether anything is seen in the project; else none but the cover is looked at
     * @param faults takes what is wrong
     */
    PictureCollector(MediaFiles media, PictureFile heads, boolean areSeen, FaultList faults) {
        this.media = media;
        this.heads = heads;
        this.areSeen = areSeen;
        this.faults = faults;
    }

    /** Takes the background, before any clip. */
    void background(Optional<String> path) throws IOException {
        hasBackground = path.isPresent();
        if (areSeen && path.isPresent()) {
            number(path.get(), "/image");
        }
    }

    /**
     * Takes what is seen with a clip, and returns its number; 0 if it cannot be used, which is said.
     *
     * @param clip its position
     */
    int show(int clip, ClipElement entry) throws IOException {
        Optional<String> path = entry.fields().image();
        if (areSeen && path.isEmpty() && !hasBackground) { // a table's: of others the manifest's reader has said it
            faults.add(entry.pointerOf("image"), WORDS.say("image.none"), "image.none");
        }
        if (areSeen && path.isPresent()) {
            int number = Math.max(0, number(path.get(), entry.pointerOf("image")));
            pictures.show(clip, number);
            return number;
        }
        return 0;
    }

    /** Takes the picture that stands for the project, behind all clips, and returns its number. */
    OptionalInt cover(Optional<String> path) throws IOException {
        if (path.isEmpty()) {
            return OptionalInt.empty();
        }
        String pointer = "/metadata/cover";
        int number = number(path.get(), pointer);
        if (number == NONE) {
            return OptionalInt.empty();
        }
        Picture cover = pictures.get(number);
        if (cover.kind() != Picture.Kind.JPEG && cover.kind() != Picture.Kind.PNG) {
            faults.add(pointer, WORDS.say("cover.kind", cover.kind()));
        }
        long bytes = Files.size(cover.file());
        if (bytes > MOST_COVER_BYTES) {
            faults.add(pointer, WORDS.say("cover.size", bytes, MOST_COVER_BYTES));
        }
        return OptionalInt.of(number);
    }

    /** Returns the number of a picture; {@link #NONE} if it cannot be used, which is said once. */
    private int number(String path, String pointer) throws IOException {
        int known = paths.size();
        int index = paths.add(path);
        if (index == known) {
            ofPath.put(index, lookUp(path, pointer));
        }
        return ofPath.get(index);
    }

    private int lookUp(String path, String pointer) throws IOException {
        try {
            Path file = media.find(path);
            int index = files.find(file.toString());
            if (index >= 0) {
                return ofFile.get(index);
            }
            int number = pictures.add(heads.read(file), pointer);
            ofFile.put(files.add(file.toString()), number);
            return number;
        } catch (UnusableFileException e) {
            faults.add(pointer, e.getMessage(), e.commonCause());
            return NONE;
        }
    }

    /** Returns the bytes of all names together, in UTF-8. */
    long nameBytes() {
        return pictures.nameBytes();
    }

    PictureList pictures() {
        return pictures.build();
    }
}
