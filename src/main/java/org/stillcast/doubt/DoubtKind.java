package org.stillcast.doubt;

import java.util.Locale;

/** What a doubt is about. Names are part of what programs read, so they stay. */
public enum DoubtKind {
    /** A clip cannot be decoded. */
    UNDECODABLE,
    /** A clip is silent from its beginning to its end. */
    SILENT,
    /** The peaks of a clip are cut off. */
    CLIPPED,
    /** Two files have the same bytes. */
    SAME_SOUND,
    /** Names count, and one is left out. */
    NUMBER_MISSING,
    /** Names count, and one stands behind a later one. */
    NUMBER_ORDER,
    /** Few clips have two channels, so that all get two. */
    STEREO,
    /** Few clips have a much lower sample rate than the others. */
    SAMPLE_RATE,
    /** A clip is far longer than the others. */
    LONG_CLIP,
    /** A clip is far shorter than the others. */
    SHORT_CLIP,
    /** Texts of clips beside each other fit better the other way round. */
    SWAPPED_TEXTS,
    /** Texts of many clips fit better to their neighbours. */
    SHIFTED_TEXTS,
    /** A text is far too long or too short for its clip. */
    TEXT_LENGTH,
    /** A clip has no text, though nearly all have one. */
    MISSING_TEXT,
    /** A chapter is far shorter than the others. */
    SHORT_CHAPTER,
    /** A picture has another shape than the frame. */
    PICTURE_SHAPE,
    /** A picture is far smaller than the frame. */
    PICTURE_SIZE;

    /** Returns the name that programs read. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
