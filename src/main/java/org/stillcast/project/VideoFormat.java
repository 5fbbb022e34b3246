package org.stillcast.project;

/**
 * The picture side of a finished video.
 *
 * @param width pixels, even, > 0
 * @param height pixels, even, > 0
 * @param framesPerSecond whole frames per second, 1 to 60
 * @param quality x264's constant rate factor, 0 (best) to 51
 * @param fit how a picture of another shape is laid into the frame
 * @param color behind a contained or transparent picture, as {@code #rrggbb}
 */
public record VideoFormat(int width, int height, int framesPerSecond, int quality, Fit fit, String color) {
    /** Seconds of video between two key frames: the length of a still's loop. */
    public static final int LOOP_SECONDS = 10;

    public VideoFormat {
        if (width <= 0 || height <= 0 || width % 2 != 0 || height % 2 != 0) {
            throw new IllegalArgumentException("size must be even, was " + width + "x" + height);
        }
        if (!color.matches("#[0-9a-fA-F]{6}")) {
            throw new IllegalArgumentException("color must be #rrggbb, was " + color);
        }
    }

    /** Returns the same in another size. */
    public VideoFormat in(FrameSize size) {
        return new VideoFormat(size.width(), size.height(), framesPerSecond, quality, fit, color);
    }

    /** Returns the frames from one key frame to the next. */
    public int framesPerLoop() {
        return LOOP_SECONDS * framesPerSecond;
    }
}
