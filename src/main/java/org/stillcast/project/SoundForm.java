package org.stillcast.project;

/** A form that parts are published in as sound alone. */
public enum SoundForm {
    /** AAC in MP4. */
    M4A,
    MP3
}
