package org.stillcast.media;

/** Why something in a folder is no clip and no background. */
public enum LeftOutReason {
    /** Still being copied. */
    ARRIVING,
    /** A video: what its sound is for is not known. */
    VIDEO,
    /** A sound of a kind that is not taken, beside one of the same name that is. */
    CONVERTED,
    /** A folder with a manifest of its own. */
    PROJECT,
    /** A folder that Stillcast puts its own files into. */
    OWN,
    /** A link to a folder, which might lead round in a circle. */
    LINK,
    /** Nothing that is seen or heard. */
    OTHER,
    /** Hidden from people, or put there by a system for itself. */
    HIDDEN
}
