package org.stillcast.project;

import java.util.OptionalInt;

/**
 * The sound side of a finished video.
 *
 * @param bitrateKbps kilobits per second of the AAC; empty to let the number of channels decide
 * @param sampleRate of segments and parts
 * @param channels what the project wants
 */
public record AudioFormat(OptionalInt bitrateKbps, SampleRate sampleRate, ChannelRule channels) {
    private static final int MONO_KBPS = 96;
    private static final int STEREO_KBPS = 160;
    private static final int MP3_KBPS_PER_CHANNEL = 64;

    /** Returns the bit rate of an MP3 for a number of channels, 1 or 2, in kilobits per second. */
    public int mp3BitrateKbps(int channelCount) {
        return bitrateKbps.orElse(channelCount * MP3_KBPS_PER_CHANNEL);
    }

    /** Returns the bit rate for a number of channels, 1 or 2, in kilobits per second. */
    public int bitrateKbps(int channelCount) {
        return bitrateKbps.orElse(channelCount == 1 ? MONO_KBPS : STEREO_KBPS);
    }
}
