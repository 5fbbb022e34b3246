package org.stillcast.work;

/** An order was carried out, and another one follows from it before anything is complete. */
public sealed interface NextStep extends Answer permits PictureEncoded, UnevenClip, EvenedClip, PartJoined {
    /** Returns what is to be done next. */
    Order next();
}
