package org.stillcast.forecast;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import org.stillcast.project.Picture;
import org.stillcast.project.Project;
import org.stillcast.project.SoundForm;
import org.stillcast.project.VideoFormat;

/**
 * How large what is published of a part will be, about. Its sound has a bit rate; the key frames of its picture weigh something
 * every ten seconds, and the frames between them next to nothing.
 *
 * <p>Figures: 14 pictures, photographs and drawings, encoded as stills at 1280×720 and 1920×1080 and qualities 24 and 34. A photograph
 * takes 220 kB at 1280×720 and quality 34, and what is simpler takes less, as its file does: half of what is reckoned so is within a
 * quarter, the worst is 2.5 times too little.
 */
final class PartBytes {
    private static final int MILLIS_PER_SECOND = 1000;
    private static final int BITS_PER_BYTE = 8;

    /** What a frame between two key frames takes, with its place in the tables of the file, besides its blocks. */
    private static final int FRAME_BYTES = 15;

    private static final double BYTES_PER_BLOCK = 0.007;
    private static final int BLOCK_PIXELS = 256;

    private static final int SILENCE_KBPS = 4;

    private static final double PHOTOGRAPH_BYTES = 225_000;
    private static final double PIXELS = 1280.0 * 720;
    private static final double PIXEL_EXPONENT = 0.67;
    private static final int QUALITY = 34;

    /** So much smaller is the number of a quality that takes twice the bytes. */
    private static final double QUALITY_STEP = 10;

    private final Project project;
    private final int channels;
    private final long[] keyFrameBytes;

    private PartBytes(Project project, int channels, long[] keyFrameBytes) {
        this.project = project;
        this.channels = channels;
        this.keyFrameBytes = keyFrameBytes;
    }

    /**
     * Looks at the sizes of a project's pictures.
     *
     * @param channels of all parts, 1 or 2
     * @throws IOException if one is not there any more
     */
    static PartBytes of(Project project, int channels) throws IOException {
        List<Picture> pictures = project.pictures();
        long[] bytes = new long[pictures.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = keyFrame(pictures.get(i), Files.size(pictures.get(i).file()), project.video());
        }
        return new PartBytes(project, channels, bytes);
    }

    private static long keyFrame(Picture picture, long fileBytes, VideoFormat video) {
        double perPixel = (double) fileBytes / picture.width() / picture.height();
        double size = Math.pow(video.width() * video.height() / PIXELS, PIXEL_EXPONENT);
        double quality = Math.pow(2, (QUALITY - video.quality()) / QUALITY_STEP);
        return Math.round(PHOTOGRAPH_BYTES * detail(picture.kind(), perPixel) * size * quality);
    }

    /** Returns how much there is to see, from 0 to 1 for a photograph, by how many bytes each pixel takes in the file. */
    private static double detail(Picture.Kind kind, double bytesPerPixel) {
        return switch (kind) {
            case JPEG -> Math.min(1, bytesPerPixel / 0.2);
            case WEBP -> Math.min(1, bytesPerPixel / 0.12);
            case PNG, GIF -> Math.pow(Math.min(1, bytesPerPixel / 0.55), 0.85);
            case BMP, TIFF -> 0.5;
        };
    }

    /**
     * A part, as far as it tells how large its files are.
     *
     * @param millis that it lasts
     * @param heardMillis those of them that are no silence
     * @param pictures numbers of those that are seen in it, each as often as it comes in place of another one
     */
    record Part(long millis, long heardMillis, List<Integer> pictures) {
        Part {
            pictures = List.copyOf(pictures);
        }
    }

    /** Returns the bytes of all that is published of a part. */
    long ofAll(Part part) {
        long bytes = project.outputs().video() ? ofVideo(part) : 0;
        if (project.outputs().sound().contains(SoundForm.M4A)) {
            bytes += aac(part);
        }
        if (project.outputs().sound().contains(SoundForm.MP3)) {
            bytes += sound(part.millis(), project.audio().mp3BitrateKbps(channels));
        }
        return bytes;
    }

    /** Returns the bytes of its video alone. */
    long ofVideo(Part part) {
        long longest = MILLIS_PER_SECOND * VideoFormat.LOOP_SECONDS;
        long each = part.millis() / longest / part.pictures().size();
        long keyFrames = 0;
        for (int picture : part.pictures()) {
            keyFrames += keyFrameBytes[picture] * (each + 1);
        }
        long frames = part.millis() * project.video().framesPerSecond() / MILLIS_PER_SECOND;
        double blocks = (double) project.video().width() * project.video().height() / BLOCK_PIXELS;
        return aac(part) + keyFrames + Math.round(frames * (FRAME_BYTES + blocks * BYTES_PER_BLOCK));
    }

    /** Of a silence there is next to nothing to be said. */
    private long aac(Part part) {
        return sound(part.heardMillis(), project.audio().bitrateKbps(channels))
                + sound(part.millis() - part.heardMillis(), SILENCE_KBPS);
    }

    private static long sound(long millis, int kbps) {
        return millis * kbps / BITS_PER_BYTE;
    }
}
