package org.stillcast.ffmpeg;

/** The codec of parts that are sound alone, where that is wanted as MP3. */
final class Mp3Codec {
    static final String DECODERS = "mp3,mp3float";

    private Mp3Codec() {}

    /**
     * Returns the options that encode a sound, at a constant bit rate: players find a place in it by that. The quality is
     * LAME's 7, for a third less CPU than 5. No tags: those are written in front of it (mp3/Id3Tag).
     */
    static String[] encoder(int bitrateKbps) {
        return new String[] {
            "-c:a",
            "libmp3lame",
            "-b:a",
            bitrateKbps + "k",
            "-compression_level",
            "7",
            "-write_id3v1",
            "0",
            "-id3v2_version",
            "0"
        };
    }
}
