package org.stillcast.workspace;

import java.util.Locale;
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
    private final long codedBytesPerSecond;
    private long audioBytes;
    private long clips;
    private long seconds;

    /**
     * Returns a need for when the loops are not there yet: then they are guessed, on the long side, from how large the
     * picture is shown. The preview is never larger than 640 pixels wide.
     *
     * @param bitrateKbps of the parts' sound
     */
    public static DiskNeed beforeLoops(VideoFormat video, int bitrateKbps) {
        long stillBytes = (long) video.width() * video.height() / PIXELS_PER_BYTE;
        return new DiskNeed(stillBytes, Math.min(stillBytes, MOST_PREVIEW_BYTES), bitrateKbps);
    }

    /**
     * @param stillBytes of the full loop
     * @param previewBytes of the small loop
     * @param bitrateKbps of the parts' sound
     */
    public DiskNeed(long stillBytes, long previewBytes, int bitrateKbps) {
        this.stillBytes = stillBytes;
        this.previewBytes = previewBytes;
        this.codedBytesPerSecond = bitrateKbps * 1000L / 8;
    }

    /**
     * Adds a clip.
     *
     * @param fileName its extension tells whether the file is compressed
     * @param bytes size of the file
     */
    public void add(String fileName, long bytes) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        audioBytes += bytes;
        clips++;
        seconds += bytes / (PLAIN.contains(extension) ? PLAIN_BYTES_PER_SECOND : CODED_BYTES_PER_SECOND) + 1;
    }

    /** Returns the bytes of loops and segments. */
    public long tempBytes() {
        long ours = stillBytes
                + previewBytes
                + clips * (previewBytes + CONTAINER_BYTES)
                + seconds * LOSSLESS_BYTES_PER_SECOND;
        return Math.max(TIMES_THE_AUDIO * audioBytes, ours);
    }

    /** Returns the bytes of all parts. */
    public long outboxBytes() {
        return seconds * codedBytesPerSecond + (seconds / VideoFormat.LOOP_SECONDS + 1) * stillBytes;
    }
}
