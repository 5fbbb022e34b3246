package org.stillcast.project;

import java.math.BigDecimal;

/**
 * How slides look: letters on a panel that lets the picture behind it shine through.
 *
 * @param color of the letters, as {@code #rrggbb}
 * @param panel its colour, as {@code #rrggbb}
 * @param opacity of the panel, 0 (not there) to 1
 * @param size of the text, in percent of the frame's shorter side; a title is larger
 */
public record SlideStyle(String color, String panel, BigDecimal opacity, BigDecimal size) {
    /** White on a dark panel, large enough for a phone. */
    public static final SlideStyle USUAL =
            new SlideStyle("#ffffff", "#000000", new BigDecimal("0.6"), BigDecimal.valueOf(7));

    public SlideStyle {
        opacity = opacity.stripTrailingZeros();
        size = size.stripTrailingZeros();
    }

    /** Returns the same with a panel of another opacity. */
    public SlideStyle withOpacity(BigDecimal another) {
        return new SlideStyle(color, panel, another, size);
    }

    /** Returns how far its letters stand out from its panel, over the worst of all pictures. */
    public Contrast contrast() {
        return Contrast.over(color, panel, opacity.doubleValue());
    }
}
