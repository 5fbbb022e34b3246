package org.stillcast.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The sound track of an MP4 file of ours, as its head tells it (ISO/IEC 14496-12): {@code mdhd} has the exact number of
 * samples, since its time scale is the sample rate.
 *
 * @param samples length, >= 0
 * @param sampleRateHz time scale of the track
 * @param channels of its first sample entry; right for ALAC, but ffmpeg writes 2 for any AAC
 */
public record SoundTrack(long samples, int sampleRateHz, int channels) {
    /**
     * Reads the first sound track; empty if the file has none.
     *
     * @throws IOException if it cannot be read or is not an MP4 file
     */
    public static Optional<SoundTrack> read(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            Optional<Mp4Box> media = Mp4Box.media(channel, file, "soun");
            return media.isEmpty() ? Optional.empty() : Optional.of(read(media.get(), channel));
        }
    }

    private static SoundTrack read(Mp4Box media, SeekableByteChannel channel) throws IOException {
        ByteBuffer header = media.path(channel, "mdhd").content(channel);
        boolean wide = header.get(0) == 1;
        int rate = header.getInt(wide ? 20 : 12);
        long samples = wide ? header.getLong(24) : Integer.toUnsignedLong(header.getInt(16));
        // stsd: version and count, then the entry: size, type, reserved, ... and the channels at its byte 24
        ByteBuffer entry = media.path(channel, "minf", "stbl", "stsd").content(channel);
        return new SoundTrack(samples, rate, entry.getShort(8 + 24));
    }
}
