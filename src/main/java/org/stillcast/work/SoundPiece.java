package org.stillcast.work;

import java.util.List;

/** What is heard for a while in a part, with the names of what it is made from in the project's folder. */
public sealed interface SoundPiece permits ClipPiece, SilencePiece {
    /** Returns the position in the project of the clip that is heard, or behind which nothing is. */
    int clip();

    /** Returns the id of that clip. */
    String clipId();

    /** Returns how long it is, > 0. */
    long samples();

    /** Returns the files that it is joined from, in order. */
    List<SoundFile> files();

    /** Returns what of it decides how a part sounds. */
    Slice slice();

    /**
     * A file of sound, lossless.
     *
     * @param name in the project's folder
     * @param samples exact length
     */
    record SoundFile(String name, long samples) {}

    /**
     * What of a piece decides how a part sounds.
     *
     * @param take fingerprint of the take; of a silence a word for that
     * @param fromSample where the slice begins in it
     * @param samples how long it is
     */
    record Slice(String take, long fromSample, long samples) {}
}
