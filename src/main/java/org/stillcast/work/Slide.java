package org.stillcast.work;

import org.stillcast.project.SlideStyle;
import org.stillcast.project.SlideText;
import org.stillcast.project.VideoFormat;

/**
 * What is written on a picture, and all but the fonts that decides how it looks.
 *
 * @param recipe name of the way it is done
 * @param language of the project, BCP 47; empty if it is not known
 */
public record Slide(String recipe, SlideText says, SlideStyle style, String language) {
    /** Of a layer: a byte each while it is drawn, and somewhat more than a frame of UHD has. */
    private static final long MOST_PIXELS = 8_400_000;

    /** Returns how many times smaller than the frame the one is that a layer is drawn for. */
    public static int reduction(VideoFormat video) {
        int reduction = 1;
        while ((long) video.width() * video.height() / reduction / reduction > MOST_PIXELS) {
            reduction++;
        }
        return reduction;
    }
}
