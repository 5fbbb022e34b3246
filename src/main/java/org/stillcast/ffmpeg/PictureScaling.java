package org.stillcast.ffmpeg;

import org.stillcast.project.Fit;
import org.stillcast.project.Picture;
import org.stillcast.project.VideoFormat;

/**
 * How a picture is brought to the size of a frame, as it is stored. ffmpeg's own way makes nothing at all of the short side
 * of one that is very flat or very high, or many gigabytes of its long side where the frame is to be covered.
 */
final class PictureScaling {
    static final String FLAGS = "flags=lanczos+accurate_rnd+full_chroma_int+full_chroma_inp";

    /** What a picture that covers a frame may have, for all of it to be scaled: some 300 MB. */
    private static final long MOST_PIXELS = 64_000_000;

    /** For large frames, as a multiple of their own pixels. */
    private static final long MOST_FRAMES = 4;

    /** So many pixels of the source around it have a part in a pixel that is scaled. */
    private static final long REACH = 4;

    private final long pictureWidth;
    private final long pictureHeight;
    private final long width;
    private final long height;
    private final Fit fit;

    PictureScaling(Picture picture, VideoFormat video) {
        boolean onItsSide = picture.orientation() >= 5;
        this.pictureWidth = picture.width();
        this.pictureHeight = picture.height();
        this.width = onItsSide ? video.height() : video.width();
        this.height = onItsSide ? video.width() : video.height();
        this.fit = video.fit();
    }

    /** Returns the filters. */
    String filters() {
        if (fit == Fit.COVER) {
            return visible() + "scale=%d:%d:force_original_aspect_ratio=increase:%s".formatted(width, height, FLAGS);
        }
        if (rescaled(width, pictureHeight, pictureWidth) == 0) {
            return "scale=%d:1:%s".formatted(width, FLAGS);
        }
        if (rescaled(height, pictureWidth, pictureHeight) == 0) {
            return "scale=1:%d:%s".formatted(height, FLAGS);
        }
        return "scale=%d:%d:force_original_aspect_ratio=decrease:%s".formatted(width, height, FLAGS);
    }

    /** As ffmpeg's scaler counts. */
    private static long rescaled(long side, long otherPictureSide, long pictureSide) {
        return (side * otherPictureSide + pictureSide / 2) / pictureSide;
    }

    /** Cuts off what would not be seen anyway, where scaling all of it would take too much. */
    private String visible() {
        long scaledWidth = Math.max(width, rescaled(height, pictureWidth, pictureHeight));
        long scaledHeight = Math.max(height, rescaled(width, pictureHeight, pictureWidth));
        if (scaledWidth * scaledHeight <= Math.max(MOST_PIXELS, MOST_FRAMES * width * height)) {
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
