package org.stillcast.outbox;

import org.stillcast.work.PartForm;

/**
 * A kind of file that each part is published as. No list of all kinds: results of a later version may have others, whose
 * files are verified, kept and removed like any.
 *
 * @param name in results
 * @param extension of its files, with the dot
 */
public record ProductKind(String name, String extension) {
    public static final ProductKind VIDEO = new ProductKind("video", ".mp4");

    /** Sound alone, as AAC. */
    public static final ProductKind M4A = new ProductKind("m4a", ".m4a");

    /** Sound alone, as MP3. */
    public static final ProductKind MP3 = new ProductKind("mp3", ".mp3");

    /** Subtitles as SubRip wrote them. */
    public static final ProductKind SRT = new ProductKind("srt", ".srt");

    /** Subtitles as WebVTT. */
    public static final ProductKind VTT = new ProductKind("vtt", ".vtt");

    /** Chapters as podcasts have them. */
    public static final ProductKind CHAPTERS = new ProductKind("chapters", ".chapters.json");

    /** Chapters as a list for YouTube. */
    public static final ProductKind YOUTUBE = new ProductKind("youtube", ".youtube.txt");

    /** The page that all parts are checked on: there is one, and not one of each part. */
    public static final ProductKind PROOF = new ProductKind("proof", ".html");

    /** Returns the kind that a part is which has no tags. */
    public static ProductKind of(PartForm form) {
        return switch (form) {
            case VIDEO -> VIDEO;
            case AAC -> M4A;
            case MP3 -> MP3;
        };
    }
}
