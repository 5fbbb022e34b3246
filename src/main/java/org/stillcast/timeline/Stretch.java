package org.stillcast.timeline;

/** A piece of a {@link Timeline}: something that is heard, or a silence. */
public sealed interface Stretch permits Sounding, Silence {
    /** Returns its length, > 0. */
    long samples();
}
