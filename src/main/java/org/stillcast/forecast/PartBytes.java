package org.stillcast.forecast;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;

import org.stillcast.project.Picture;
import org.stillcast.project.Project;
import org.stillcast.project.SoundForm;
import org.stillcast.project.VideoFormat;

/**
 * How large what is published of a part will be, about. Its sound has a bit rate; the key frames of its picture weigh something
 * every ten seconds, and the frames between them next to nothing.
 *
 * <p>Figures: key frames of photographs and drawings at 640×360 to 1920×1080 and qualities 20 to 34, encoded as stills are. A
 * photograph is taken for one of 14 kB at 1280×720, where they have 8 to 24, a drawing for one of 5 kB, where they have 4 to 6.
 */
final class PartBytes {
    private static final int MILLIS_PER_SECOND = 1000;
    private static final int BITS_PER_BYTE = 8;

    /** What a frame between two key frames takes, with its place in the tables of the file. */
    private static final int FRAME_BYTES = 21;

    private static final int PHOTOGRAPH_BYTES = 14_000;
    private static final int DRAWING_BYTES = 5_000;
    private static final double PIXELS = 1280.0 * 720;
    private static final double PIXEL_EXPONENT = 0.67;
    private static final int QUALITY = 34;

    /** So much smaller is the number of a quality that takes twice the bytes. */
    private static final double QUALITY_STEP = 7.4;

    private static final Set<Picture.Kind> LOSSLESS = Set.of(Picture.Kind.BMP, Picture.Kind.GIF, Picture.Kind.PNG);
    private static final double MOST_BYTES_PER_PIXEL_OF_A_DRAWING = 0.5;

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
        boolean drawing = LOSSLESS.contains(picture.kind()) && perPixel < MOST_BYTES_PER_PIXEL_OF_A_DRAWING;
        double size = Math.pow(video.width() * video.height() / PIXELS, PIXEL_EXPONENT);
        double quality = Math.pow(2, (QUALITY - video.quality()) / QUALITY_STEP);
        return Math.round((drawing ? DRAWING_BYTES : PHOTOGRAPH_BYTES) * size * quality);
    }

    /**
     * Returns the bytes of all that is published of a part.
     *
     * @param millis that it lasts
     * @param pictures numbers of those that are seen in it, each as often as it comes in place of another one
     */
    long ofAll(long millis, List<Integer> pictures) {
        long bytes = project.outputs().video() ? ofVideo(millis, pictures) : 0;
        if (project.outputs().sound().contains(SoundForm.M4A)) {
            bytes += sound(millis, project.audio().bitrateKbps(channels));
        }
        if (project.outputs().sound().contains(SoundForm.MP3)) {
            bytes += sound(millis, project.audio().mp3BitrateKbps(channels));
        }
        return bytes;
    }

    /** Returns the bytes of its video alone. */
    long ofVideo(long millis, List<Integer> pictures) {
        long longest = MILLIS_PER_SECOND * VideoFormat.LOOP_SECONDS;
        long each = millis / longest / pictures.size();
        long keyFrames = 0;
        for (int picture : pictures) {
            keyFrames += keyFrameBytes[picture] * (each + 1);
        }
        long frames = millis * project.video().framesPerSecond() / MILLIS_PER_SECOND;
        return sound(millis, project.audio().bitrateKbps(channels)) + frames * FRAME_BYTES + keyFrames;
    }

    private static long sound(long millis, int kbps) {
        return millis * kbps / BITS_PER_BYTE;
    }
}
