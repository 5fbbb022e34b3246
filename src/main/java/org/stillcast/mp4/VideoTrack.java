package org.stillcast.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.stillcast.project.VideoFormat;

/**
 * The picture track of an MP4 file of ours, as its head tells it.
 *
 * @param width pixels
 * @param height pixels
 * @param frames how many
 * @param keyFrames how many of them can be begun at, when somebody jumps into the video
 * @param ticksPerSecond time scale of the track
 * @param ticksPerFrame how long each frame is shown; 0 if that is not the same for all
 */
public record VideoTrack(int width, int height, long frames, long keyFrames, long ticksPerSecond, long ticksPerFrame) {
    /**
     * Reads the first picture track; empty if the file has none.
     *
     * @throws IOException if it cannot be read or is not an MP4 file
     */
    public static Optional<VideoTrack> read(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            Optional<Mp4Box> media = Mp4Box.media(channel, file, "vide");
            return media.isEmpty() ? Optional.empty() : Optional.of(read(media.get(), channel));
        }
    }

    private static VideoTrack read(Mp4Box media, SeekableByteChannel channel) throws IOException {
        ByteBuffer header = media.path(channel, "mdhd").content(channel);
        long ticksPerSecond = Integer.toUnsignedLong(header.getInt(header.get(0) == 1 ? 20 : 12));
        Mp4Box table = media.path(channel, "minf", "stbl");
        // stsd: version and count, then the entry: size, type, reserved, ... and the size of the picture at its byte 32
        ByteBuffer entry = table.path(channel, "stsd").content(channel);
        // stsz: version, a size for all or 0, count. stss: version, count; without it all are key frames. stts:
        // version, count of runs, then frames and ticks of each run
        ByteBuffer sizes = table.path(channel, "stsz").content(channel);
        Mp4Box syncs = table.child(channel, "stss");
        long frames = Integer.toUnsignedLong(sizes.getInt(8));
        ByteBuffer times = table.path(channel, "stts").content(channel);
        return new VideoTrack(
                Short.toUnsignedInt(entry.getShort(8 + 32)),
                Short.toUnsignedInt(entry.getShort(8 + 34)),
                frames,
                syncs == null
                        ? frames
                        : Integer.toUnsignedLong(syncs.content(channel).getInt(4)),
                ticksPerSecond,
                times.getInt(4) == 1 ? Integer.toUnsignedLong(times.getInt(12)) : 0);
    }

    /**
     * Returns why it is not the picture that was ordered, in words that go on from "the picture"; empty if it is.
     *
     * @param video its form
     * @param frameCount how many frames it was to have
     * @param keyFrameCount how many key frames
     */
    public Optional<String> faultAgainst(VideoFormat video, long frameCount, long keyFrameCount) {
        if (width != video.width() || height != video.height()) {
            return Optional.of(
                    "has %dx%d pixels instead of %dx%d".formatted(width, height, video.width(), video.height()));
        }
        if (frames != frameCount) {
            return Optional.of("has %d frames instead of %d".formatted(frames, frameCount));
        }
        if (keyFrames != keyFrameCount) {
            return Optional.of("has %d key frames instead of %d".formatted(keyFrames, keyFrameCount));
        }
        if (ticksPerFrame == 0) {
            return Optional.of("has frames of different lengths");
        }
        if (ticksPerFrame * video.framesPerSecond() != ticksPerSecond) {
            return Optional.of("has frames of %d/%d s instead of 1/%d s"
                    .formatted(ticksPerFrame, ticksPerSecond, video.framesPerSecond()));
        }
        return Optional.empty();
    }
}
