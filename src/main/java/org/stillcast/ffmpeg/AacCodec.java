package org.stillcast.ffmpeg;

/** The codec of finished parts: how it is encoded, what may read it, and what it adds. */
public final class AacCodec {
    /** Samples in one frame of AAC: by so many a track may be longer than what was encoded. */
    public static final int FRAME_SAMPLES = 1024;

    /** Its name for ffmpeg, as encoder and decoder. */
    static final String NAME = "aac";

    private AacCodec() {}

    /** Returns the options that encode a sound; the coder is the fast one (ADR 6). */
    static String[] encoder(int bitrateKbps) {
        return new String[] {"-c:a", NAME, "-aac_coder", "fast", "-b:a", bitrateKbps + "k"};
    }

    /** Returns the options in front of an input that is a part of ours: nothing else is opened or decoded. */
    static String[] onlyParts() {
        return new String[] {"-protocol_whitelist", "file", "-format_whitelist", "mov", "-codec_whitelist", NAME};
    }
}
