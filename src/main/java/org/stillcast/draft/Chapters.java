package org.stillcast.draft;

/** What opens a chapter in a draft. */
public enum Chapters {
    /** The first sound of each sub-folder, by the folder's name. */
    FOLDERS,
    /** Each sound, by its tag or its name. */
    FILES,
    NONE
}
