package org.stillcast.work;

/** What is done to a clip's channels while it is rendered. */
public enum ChannelLayout {
    /** Mono stays mono; anything else becomes stereo. */
    AS_IT_IS,
    /** Everything becomes mono. */
    MONO,
    /** Everything becomes stereo; a mono clip sounds on both sides at its own level. */
    STEREO
}
