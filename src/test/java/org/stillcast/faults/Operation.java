package org.stillcast.faults;

/** What a program does to a file or folder, as far as a fault can be put in its way. */
public enum Operation {
    /** Opens what is there to read it, or a folder to sync it. */
    READ,
    /** Opens a file that is there to change it. */
    OPEN,
    /** Opens a file that is not there yet. */
    CREATE,
    /** Writes bytes, or cuts a file off. */
    WRITE,
    /** Syncs a file or a folder. */
    SYNC,
    /** Renames; asked once for the old name and once for the new one. */
    RENAME,
    /** Deletes a file or an empty folder. */
    DELETE,
    /** Makes a folder. */
    MAKE_FOLDER,
    /** Makes a link, hard or symbolic. */
    LINK,
    /** Lists a folder. */
    LIST,
    /** Asks whether something is there, or what it is like. */
    LOOK
}
