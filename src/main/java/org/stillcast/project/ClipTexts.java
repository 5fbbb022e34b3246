package org.stillcast.project;

import java.nio.file.Path;
import java.util.Optional;

import org.stillcast.packed.SparseTexts;

/** What is written about the clips of a project, by their positions. Nothing is kept of a clip that nothing is written about. */
public final class ClipTexts {
    /** Nothing about any clip. */
    public static final ClipTexts NONE = new Builder().build();

    private final SparseTexts titles;
    private final SparseTexts texts;
    private final SparseTexts subtitles;
    private final boolean hidesReadings;

    /** Takes what is written, in the order of the clips. */
    public static final class Builder {
        private final SparseTexts titles = new SparseTexts();
        private final SparseTexts texts = new SparseTexts();
        private final SparseTexts subtitles = new SparseTexts();

        /** Gives a clip the title of the chapter that it opens. */
        public void title(int clip, String title) {
            titles.put(clip, title);
        }

        /** Says what is heard in a clip. */
        public void text(int clip, String text) {
            texts.put(clip, text);
        }

        /**
         * Gives a clip a file of subtitles.
         *
         * @param file real path
         */
        public void subtitles(int clip, Path file) {
            subtitles.put(clip, file.toString());
        }

        /** Returns the bytes of all of it so far. */
        public long byteCount() {
            return titles.byteCount() + texts.byteCount() + subtitles.byteCount();
        }

        public ClipTexts build() {
            return new ClipTexts(this, false);
        }

        /** Returns titles and texts without the readings of their words. */
        public ClipTexts buildWithoutReadings() {
            return new ClipTexts(this, true);
        }
    }

    private ClipTexts(Builder builder, boolean hidesReadings) {
        this.hidesReadings = hidesReadings;
        titles = builder.titles;
        texts = builder.texts;
        subtitles = builder.subtitles;
    }

    /** Returns the title of the chapter that a clip opens. */
    public Optional<String> title(int clip) {
        return plain(titles.get(clip));
    }

    /** Returns what is heard in a clip. */
    public Optional<String> text(int clip) {
        return plain(texts.get(clip));
    }

    private Optional<String> plain(Optional<String> written) {
        return hidesReadings ? written.map(RubyText::base) : written;
    }

    /** Returns the file of a clip's subtitles, which go before its text. */
    public Optional<Path> subtitles(int clip) {
        return subtitles.get(clip).map(Path::of);
    }

    /** Tells whether a clip has a title. */
    public boolean hasTitle(int clip) {
        return titles.has(clip);
    }

    /** Tells whether any clip has a title. */
    public boolean hasTitles() {
        return !titles.isEmpty();
    }

    /** Tells whether any clip has a file of subtitles. */
    public boolean hasFiles() {
        return !subtitles.isEmpty();
    }

    /** Tells whether any clip has a text or subtitles. */
    public boolean hasSubtitles() {
        return !texts.isEmpty() || !subtitles.isEmpty();
    }
}
