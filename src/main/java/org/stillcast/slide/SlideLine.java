package org.stillcast.slide;

import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A line of a slide, with the readings above it. */
final class SlideLine {
    private final float rise;
    private final List<Placed> letters = new ArrayList<>();
    private float width;

    /**
     * Letters at a place.
     *
     * @param x from the line's left end to theirs
     * @param rise from the line's foot to theirs
     */
    private record Placed(TextLayout layout, float x, float rise) {}

    /**
     * @param rise from the foot of the line to that of its readings, in pixels
     */
    SlideLine(float rise) {
        this.rise = rise;
    }

    /** Adds what stands to the right of what there is; the narrower of base and reading is in the middle of the other. */
    void add(TextLayout base, Optional<TextLayout> reading) {
        float above = reading.map(TextLayout::getAdvance).orElse(0f);
        float both = Math.max(base.getAdvance(), above);
        letters.add(new Placed(base, width + (both - base.getAdvance()) / 2, 0));
        reading.ifPresent(layout -> letters.add(new Placed(layout, width + (both - above) / 2, rise)));
        width += both;
    }

    float width() {
        return width;
    }

    /** Draws it to the right of the origin. */
    void draw(Graphics2D graphics) {
        letters.forEach(placed -> placed.layout().draw(graphics, placed.x(), -placed.rise()));
    }
}
