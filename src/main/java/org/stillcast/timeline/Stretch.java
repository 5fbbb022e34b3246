package org.stillcast.timeline;

/** A piece of a {@link Timeline}: something that is heard, or a silence. */
public sealed interface Stretch permits Sounding, Silence {
    /** Returns the position in the project of the clip whose picture is seen meanwhile. */
    int clip();

    /** Returns how long it is, > 0. */
    long samples();
}
