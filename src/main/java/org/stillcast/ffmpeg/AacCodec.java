package org.stillcast.ffmpeg;

import org.stillcast.work.PartForm;

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

    /** Returns the options without which newer versions than 4 make the last packet longer with each copy. */
    static String[] lastPacket(String ffmpegVersion, long samples) {
        return ArgumentList.isVersion4(ffmpegVersion)
                ? new String[0]
                : new String[] {"-bsf:a", "setts=duration=min(DURATION\\,%d-PTS)".formatted(samples)};
    }

    /** Returns the options in front of an input that is a part of ours: nothing else is opened or decoded. */
    static String[] onlyParts() {
        return onlyParts(PartForm.AAC);
    }

    /** The same, of a form; its pictures are not decoded. */
    static String[] onlyParts(PartForm form) {
        boolean mp3 = form == PartForm.MP3;
        return new String[] {
            "-protocol_whitelist",
            "file",
            "-format_whitelist",
            mp3 ? "mp3" : "mov",
            "-codec_whitelist",
            mp3 ? Mp3Codec.DECODERS : NAME
        };
    }
}
