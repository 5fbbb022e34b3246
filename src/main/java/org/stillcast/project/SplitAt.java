package org.stillcast.project;

/** Where a part may end. */
public enum SplitAt {
    /** Where a clip ends; where a chapter does, if that costs little. */
    CLIP,
    /** Where a chapter ends: each is a part of its own, and longer ones are divided as with clips. */
    CHAPTER,
    /** Exactly where it has the longest length, in the middle of a clip if need be. */
    EXACT
}
