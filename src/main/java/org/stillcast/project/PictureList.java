package org.stillcast.project;

import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

import org.stillcast.packed.PathList;
import org.stillcast.packed.SparseNumbers;
import org.stillcast.packed.TextList;

/**
 * The different pictures of a project, and which of them is seen with which clip. Some dozen bytes a picture, and four a
 * clip if there is more than one. Unmodifiable; each look makes a new record.
 */
public final class PictureList extends AbstractList<Picture> implements RandomAccess {
    private final PathList files;
    private final List<Form> forms;
    private final TextList pointers;
    private final SparseNumbers ofClip;

    private record Form(Picture.Kind kind, int width, int height, int orientation) {}

    /** Of tables by the numbers of pictures, here and where they are looked up and encoded. */
    private static final int BYTES_PER_PICTURE = 120;

    /** Takes pictures as they are named. */
    public static final class Builder {
        private final PathList files = new PathList();
        private final List<Form> forms = new ArrayList<>();
        private final Map<Form, Form> knownForms = new HashMap<>();
        private final TextList pointers = new TextList();
        private final SparseNumbers ofClip = new SparseNumbers();

        /**
         * Adds a picture that is none of those so far, and returns its number, from 0.
         *
         * @param pointer where in the manifest it is named first, as a JSON pointer
         */
        public int add(Picture picture, String pointer) {
            Form form = new Form(picture.kind(), picture.width(), picture.height(), picture.orientation());
            files.add(picture.file());
            forms.add(knownForms.computeIfAbsent(form, same -> same));
            pointers.add(pointer);
            return forms.size() - 1;
        }

        /** Says which picture is seen with a clip; with all others it is the first. */
        public void show(int clip, int picture) {
            if (picture > 0) {
                ofClip.put(clip, picture);
            }
        }

        /** Returns one that was added. */
        public Picture get(int number) {
            return new PictureList(this).get(number);
        }

        /** Returns what all names take together, with the tables beside them. */
        public long nameBytes() {
            return files.byteCount() + pointers.byteCount() + (long) BYTES_PER_PICTURE * forms.size();
        }

        public PictureList build() {
            return new PictureList(this);
        }
    }

    private PictureList(Builder builder) {
        files = builder.files;
        forms = builder.forms;
        pointers = builder.pointers;
        ofClip = builder.ofClip;
    }

    /** Returns one that is seen with all clips. */
    public static PictureList ofBackground(Picture picture) {
        Builder builder = new Builder();
        builder.add(picture, "/image");
        return builder.build();
    }

    /** Returns the number of the picture that is seen with a clip. */
    public int of(int clip) {
        return ofClip.get(clip);
    }

    /** Returns the file of a picture, a real path. */
    public Path file(int number) {
        return files.get(number);
    }

    /** Returns where in the manifest a picture is named first, as a JSON pointer. */
    public String pointer(int number) {
        return pointers.get(number);
    }

    @Override
    public Picture get(int number) {
        Form form = forms.get(number);
        return new Picture(files.get(number), form.kind(), form.width(), form.height(), form.orientation());
    }

    @Override
    public int size() {
        return forms.size();
    }
}
