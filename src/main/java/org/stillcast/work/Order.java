package org.stillcast.work;

/**
 * Something that ffmpeg is to do. What decides the bytes that come of it is a record in it, of which its fingerprint is
 * made; all else in it is where files are. An order is never its own answer.
 */
public sealed interface Order
        permits SkipFramesOrder,
                StillOrder,
                LoopOrder,
                SilencesOrder,
                SegmentOrder,
                EvenOrder,
                EvenedOrder,
                LevelOrder,
                JoinOrder,
                CheckOrder,
                DressOrder,
                DressCheckOrder {
    /** Returns what it is about, in few words for the log. */
    String nameInLog();
}
