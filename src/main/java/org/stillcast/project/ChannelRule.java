package org.stillcast.project;

/** What a project wants its channels to be. */
public enum ChannelRule {
    /** Stereo if any clip has more than one channel, else mono. */
    AUTO,
    MONO,
    STEREO
}
