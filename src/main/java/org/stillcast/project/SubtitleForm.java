package org.stillcast.project;

/** A form that the subtitles of a part are published in. */
public enum SubtitleForm {
    /** A file beside the part, as SubRip wrote it. */
    SRT,
    /** A file beside the part for the web, W3C's WebVTT. */
    VTT,
    /** A track in the video itself. */
    EMBEDDED
}
