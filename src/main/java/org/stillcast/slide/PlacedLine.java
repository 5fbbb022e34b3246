package org.stillcast.slide;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;

/**
 * A line at a place.
 *
 * @param foot of it, from the panel's upper edge
 * @param em height of its letters
 */
record PlacedLine(SlideLine line, double foot, double em) {
    double width() {
        return line.width() * em / Paragraph.UNIT;
    }

    /**
     * Draws it.
     *
     * @param left where it begins
     */
    void draw(Graphics2D graphics, double left) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(left, foot);
        graphics.scale(em / Paragraph.UNIT, em / Paragraph.UNIT);
        line.draw(graphics);
        graphics.setTransform(before);
    }
}
