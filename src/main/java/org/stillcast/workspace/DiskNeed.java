package org.stillcast.workspace;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.stillcast.project.VideoFormat;

/**
 * An upper estimate of the bytes that a project takes while it is made. The length of a clip is not known before it is
 * rendered, so it is guessed from the size of its file, on the long side.
 *
 * <p>Figures: telephone speech, 8 kHz and 16 bit, is 16 000 bytes a second and the least that an uncompressed format
 * has in practice; 6 000 bytes a second is speech coded at 48 kbit/s; 16 bit mono sound at 48 kHz takes 96 000
 * bytes a second where it is not compressed (ADR 18).
 */
public final class DiskNeed {
    private static final int TIMES_THE_AUDIO = 3;
    private static final long PLAIN_BYTES_PER_SECOND = 16_000;
    private static final long CODED_BYTES_PER_SECOND = 6_000;
    private static final long LOSSLESS_BYTES_PER_SECOND = 96_000;
    private static final long CONTAINER_BYTES = 2_000;
    private static final int PIXELS_PER_BYTE = 8;
    private static final long MOST_PREVIEW_BYTES = 16_000;
    private static final Set<String> PLAIN = Set.of("wav", "w64", "aif", "aiff", "au", "caf", "flac");

    private final long stillBytes;
    private final long previewBytes;
    private final int pictures;
    private final long codedBytesPerSecond;
    private int videos = 1;
    private long soundBytesPerSecond;
    private long audioBytes;
    private long clips;
    private long seconds;
    private long heardSeconds;

    /**
     * Returns a need for when the loops are not there yet: then they are guessed, on the long side, from how large the
     * picture is shown. The preview is never larger than 640 pixels wide.
     *
     * @param pictures different ones
     * @param bitrateKbps of the parts' sound
     */
    public static DiskNeed beforeLoops(VideoFormat video, int pictures, int bitrateKbps) {
        long stillBytes = (long) video.width() * video.height() / PIXELS_PER_BYTE;
        return new DiskNeed(stillBytes, Math.min(stillBytes, MOST_PREVIEW_BYTES), pictures, bitrateKbps);
    }

    /**
     * @param stillBytes of the largest full loop
     * @param previewBytes of the largest small loop
     * @param pictures different ones, each with both loops
     * @param bitrateKbps of the parts' sound
     */
    public DiskNeed(long stillBytes, long previewBytes, int pictures, int bitrateKbps) {
        this.stillBytes = stillBytes;
        this.previewBytes = previewBytes;
        this.pictures = pictures;
        this.codedBytesPerSecond = bitrateKbps * 1000L / 8;
    }

    /**
     * Says what the parts are made into.
     *
     * @param times that all videos of parts are there at a time
     * @param soundKbps of all that is sound alone, together
     */
    public void publish(int times, int soundKbps) {
        videos = times;
        soundBytesPerSecond = soundKbps * 1000L / 8;
    }

    /** Returns how long a clip may be, in seconds; more than 0. */
    public static long seconds(String fileName, long bytes) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return bytes / (PLAIN.contains(extension) ? PLAIN_BYTES_PER_SECOND : CODED_BYTES_PER_SECOND) + 1;
    }

    /**
     * Adds a clip.
     *
     * @param bytes size of its file
     * @param length how long it may be, in seconds
     * @param heard how long it may be heard in the parts, in seconds, with its pauses
     */
    public void add(long bytes, long length, long heard) {
        audioBytes += bytes;
        clips++;
        seconds += length;
        heardSeconds += heard;
    }

    /** Returns the bytes of loops and segments. */
    public long tempBytes() {
        long ours = pictures * (stillBytes + previewBytes)
                + clips * (previewBytes + CONTAINER_BYTES)
                + seconds * LOSSLESS_BYTES_PER_SECOND;
        return Math.max(TIMES_THE_AUDIO * audioBytes, ours);
    }

    /** Returns the bytes of all that is made of the parts. A picture begins with a key frame, and has another one now and then. */
    public long outboxBytes() {
        long keyFrames = heardSeconds / VideoFormat.LOOP_SECONDS + (pictures > 1 ? clips : 1);
        return videos * (heardSeconds * codedBytesPerSecond + keyFrames * stillBytes)
                + heardSeconds * soundBytesPerSecond;
    }

    /** Returns the needs of both folders. */
    public Map<Path, Long> byFolder(Path temp, Path outbox) {
        Map<Path, Long> needs = new LinkedHashMap<>();
        needs.put(temp, tempBytes());
        needs.put(outbox, outboxBytes());
        return needs;
    }
}
