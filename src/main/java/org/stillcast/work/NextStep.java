package org.stillcast.work;

/** An order was carried out, and another one follows from it before anything is complete. */
public sealed interface NextStep extends Answer
        permits PictureEncoded, UnevenClip, EvenedClip, MeasuredClip, PartJoined, PartDressed {
    /** Returns what is to be done next. */
    Order next();
}
