package org.stillcast.ffmpeg;

import java.util.Locale;

import org.stillcast.project.Fit;
import org.stillcast.project.FrameSize;
import org.stillcast.project.Picture;
import org.stillcast.project.VideoFormat;

/**
 * How a picture is brought to the size of a frame, as it is stored. ffmpeg's own way makes nothing at all of the short side
 * of one that is very flat or very high, or many gigabytes of its long side where the frame is to be covered.
 */
final class PictureScaling {
    private static final String EXACT = "+accurate_rnd+full_chroma_int+full_chroma_inp";
    static final String FLAGS = "flags=lanczos" + EXACT;

    /** For what is enlarged without edges. */
    static final String SMOOTH = "flags=bicubic" + EXACT;

    /** For what is made very small. */
    private static final String AREA = "flags=area" + EXACT;

    private static final int GROUND_FRACTION = 8;
    private static final int LEAST_GROUND = 16;

    /** The height of the ground, in standard deviations of the blur. */
    private static final double BLUR_FRACTION = 27;

    /** What a picture that covers a frame may have, for all of it to be scaled: some 300 MB. */
    private static final long MOST_PIXELS = 64_000_000;

    /** For large frames, as a multiple of their own pixels. */
    private static final long MOST_FRAMES = 4;

    /** How many times smaller a side may become, when the other becomes larger. */
    private static final long MOST_SHRUNK = 32;

    /** So many pixels of the source around it have a part in a pixel that is scaled. */
    private static final long REACH = 4;

    private final long pictureWidth;
    private final long pictureHeight;
    private final long width;
    private final long height;
    private final Fit fit;
    private final String flags;
    private final long mostPixels;

    PictureScaling(Picture picture, VideoFormat video) {
        this(picture, video, video.fit(), FLAGS, MOST_PIXELS);
    }

    private PictureScaling(Picture picture, VideoFormat video, Fit fit, String flags, long mostPixels) {
        boolean onItsSide = picture.orientation() >= 5;
        this.pictureWidth = picture.width();
        this.pictureHeight = picture.height();
        this.width = onItsSide ? video.height() : video.width();
        this.height = onItsSide ? video.width() : video.height();
        this.fit = fit;
        this.flags = flags;
        this.mostPixels = mostPixels;
    }

    /** Returns the form of what is blurred behind a picture. */
    static VideoFormat smallGround(VideoFormat video) {
        return video.in(new FrameSize(smallSide(video.width()), smallSide(video.height())));
    }

    private static int smallSide(int side) {
        return Math.max(LEAST_GROUND, side / GROUND_FRACTION / 2 * 2);
    }

    /** Returns how a picture is made to cover that. */
    static PictureScaling ofGround(Picture picture, VideoFormat small) {
        return new PictureScaling(picture, small, Fit.COVER, AREA, 0);
    }

    /** Returns how much that is blurred: the standard deviation, in pixels. */
    static String sigma(VideoFormat small) {
        return String.format(Locale.ROOT, "%.2f", small.height() / BLUR_FRACTION);
    }

    /** Returns the filters. */
    String filters() {
        if (fit == Fit.STRETCH) {
            return shrunk() + "scale=%d:%d:%s".formatted(width, height, flags);
        }
        if (fit == Fit.COVER) {
            return visible() + "scale=%d:%d:force_original_aspect_ratio=increase:%s".formatted(width, height, flags);
        }
        if (rescaled(width, pictureHeight, pictureWidth) == 0) {
            return "scale=%d:1:%s".formatted(width, flags);
        }
        if (rescaled(height, pictureWidth, pictureHeight) == 0) {
            return "scale=1:%d:%s".formatted(height, flags);
        }
        return "scale=%d:%d:force_original_aspect_ratio=decrease:%s".formatted(width, height, flags);
    }

    /** One side by itself first, where ffmpeg's scaler refuses to make so much less of it and more of the other. */
    private String shrunk() {
        if (pictureWidth > MOST_SHRUNK * width) {
            return "scale=%d:%d:%s,".formatted(width, pictureHeight, flags);
        }
        return pictureHeight > MOST_SHRUNK * height ? "scale=%d:%d:%s,".formatted(pictureWidth, height, flags) : "";
    }

    /** As ffmpeg's scaler counts. */
    private static long rescaled(long side, long otherPictureSide, long pictureSide) {
        return (side * otherPictureSide + pictureSide / 2) / pictureSide;
    }

    /** Cuts off what would not be seen anyway, where scaling all of it would take too much. */
    private String visible() {
        long scaledWidth = Math.max(width, rescaled(height, pictureWidth, pictureHeight));
        long scaledHeight = Math.max(height, rescaled(width, pictureHeight, pictureWidth));
        if (scaledWidth * scaledHeight <= Math.max(mostPixels, MOST_FRAMES * width * height)) {
            return "";
        }
        return "crop=%d:%d:exact=1,"
                .formatted(
                        seen(pictureWidth, pictureHeight * width / height),
                        seen(pictureHeight, pictureWidth * height / width));
    }

    /** Returns what is kept of a side: the middle of it, as many pixels from both ends. */
    private static long seen(long side, long visible) {
        long kept = visible + 2 * REACH;
        return kept >= side ? side : kept + (side - kept) % 2;
    }
}
