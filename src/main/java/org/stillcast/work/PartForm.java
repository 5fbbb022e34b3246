package org.stillcast.work;

/** What a part is joined to, before it gets its tags. */
public enum PartForm {
    /** Picture and AAC, in MP4. */
    VIDEO,
    /** AAC alone, in MP4. */
    AAC,
    /** MP3. */
    MP3
}
