package org.stillcast.project;

import java.util.AbstractList;
import java.util.OptionalInt;
import java.util.RandomAccess;

import org.stillcast.packed.KeyIndex;
import org.stillcast.packed.SparseNumbers;
import org.stillcast.packed.SparseTexts;
import org.stillcast.packed.TextList;

/**
 * The different slides of a project: what is written on which picture, and with which clip it is seen. Little more than its
 * text for each, and four bytes a clip. Unmodifiable; each look makes a new record.
 */
public final class SlideList extends AbstractList<SlideText> implements RandomAccess {
    /** No slide. */
    public static final SlideList NONE = new Builder(SlideStyle.USUAL).build();

    /** Of tables by the numbers of slides, here and where they are looked up and encoded. */
    private static final int BYTES_PER_SLIDE = 120;

    private final SlideStyle style;
    private final SparseTexts titles;
    private final SparseTexts texts;
    private final TextList pointers;
    private final SparseNumbers pictures;
    /** For each clip, the number of its slide plus one, or 0. */
    private final SparseNumbers ofClip;

    /** Takes slides with the clips that they are seen with. */
    public static final class Builder {
        private final SlideStyle style;
        private final SparseTexts titles = new SparseTexts();
        private final SparseTexts texts = new SparseTexts();
        private final TextList pointers = new TextList();
        private final KeyIndex known = new KeyIndex();
        private final SparseNumbers pictures = new SparseNumbers();
        private final SparseNumbers ofClip = new SparseNumbers();

        /**
         * @param style of all of them
         */
        public Builder(SlideStyle style) {
            this.style = style;
        }

        /**
         * Shows a slide with a clip; those that say the same on the same picture are one.
         *
         * @param picture its number among the project's
         * @param pointer where in the manifest it is told, as a JSON pointer
         */
        public void show(int clip, int picture, SlideText slide, String pointer) {
            int count = known.size();
            int number = known.add("%d %d %s"
                    .formatted(picture, slide.title().map(String::length).orElse(-1), slide.all()));
            if (number == count) {
                add(number, picture, slide, pointer);
            }
            ofClip.put(clip, number + 1);
        }

        private void add(int number, int picture, SlideText slide, String pointer) {
            pictures.put(number, picture);
            slide.title().ifPresent(title -> titles.put(number, title));
            slide.text().ifPresent(text -> texts.put(number, text));
            pointers.add(pointer);
        }

        /** Returns what all of them take together, with the tables beside them. */
        public long byteCount() {
            return titles.byteCount()
                    + texts.byteCount()
                    + pointers.byteCount()
                    + (long) BYTES_PER_SLIDE * pointers.size();
        }

        public SlideList build() {
            return new SlideList(this);
        }
    }

    private SlideList(Builder builder) {
        style = builder.style;
        titles = builder.titles;
        texts = builder.texts;
        pointers = builder.pointers;
        pictures = builder.pictures;
        ofClip = builder.ofClip;
    }

    /** Returns how they look. */
    public SlideStyle style() {
        return style;
    }

    /** Returns the number of the slide that is seen with a clip; empty if its picture is seen as it is. */
    public OptionalInt of(int clip) {
        int number = ofClip.get(clip);
        return number > 0 ? OptionalInt.of(number - 1) : OptionalInt.empty();
    }

    /** Returns the number of the picture that a slide is written on. */
    public int picture(int number) {
        return pictures.get(number);
    }

    /** Returns where in the manifest a slide is told first, as a JSON pointer. */
    public String pointer(int number) {
        return pointers.get(number);
    }

    @Override
    public SlideText get(int number) {
        return new SlideText(titles.get(number), texts.get(number));
    }

    @Override
    public int size() {
        return pointers.size();
    }
}
