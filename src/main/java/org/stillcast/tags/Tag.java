package org.stillcast.tags;

/** What is said of a sound. */
enum Tag {
    TITLE,
    ARTIST,
    ALBUM
}
