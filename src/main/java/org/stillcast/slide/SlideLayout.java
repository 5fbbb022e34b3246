package org.stillcast.slide;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.stillcast.project.SlideText;

/**
 * Where everything stands on a slide: lines below each other, each in the middle, on a panel that is just large enough and in the middle
 * of the frame. What does not fit is made smaller; words are broken only where that alone does not help.
 */
final class SlideLayout {
    /** Of a frame's sides: what any screen shows (SMPTE ST 2046-1, safe title area). */
    private static final double SAFE = 0.9;

    private static final double TITLE = 1.4;
    private static final double SMALLER = 0.94;
    private static final double BREAK_WORDS_BELOW = 0.7;
    private static final double BETWEEN = 0.45;
    private static final double PADDING_X = 0.7;
    private static final double PADDING_Y = 0.5;

    /** Smaller text cannot be read on a phone: of a frame's shorter side. */
    private static final double LEAST = 0.025;

    private final int width;
    private final int height;
    private final float em;
    private final List<Placed> lines;

    /**
     * A line at a place.
     *
     * @param foot of it, from the panel's upper edge
     * @param em height of its letters
     */
    private record Placed(SlideLine line, double foot, double em) {
        double width() {
            return line.width() * em / Paragraph.UNIT;
        }

        void draw(Graphics2D graphics, double left) {
            AffineTransform before = graphics.getTransform();
            graphics.translate(left, foot);
            graphics.scale(em / Paragraph.UNIT, em / Paragraph.UNIT);
            line.draw(graphics);
            graphics.setTransform(before);
        }
    }

    private SlideLayout(int width, int height, float em, List<Placed> lines) {
        this.width = width;
        this.height = height;
        this.em = em;
        this.lines = lines;
    }

    /** A title or a text: paragraphs in letters of one size. */
    private record Block(List<Paragraph> paragraphs, double scale) {}

    /**
     * Lays out a slide.
     *
     * @param frameWidth pixels
     * @param frameHeight pixels
     * @param percent wanted size of the text, of the frame's shorter side
     * @return empty if it does not fit
     */
    static Optional<SlideLayout> of(
            SlideText slide, int frameWidth, int frameHeight, double percent, Lettering lettering) throws IOException {
        List<Block> blocks = new ArrayList<>();
        if (slide.title().isPresent()) {
            blocks.add(new Block(paragraphs(slide.title().get(), lettering), TITLE));
        }
        if (slide.text().isPresent()) {
            blocks.add(new Block(paragraphs(slide.text().get(), lettering), 1));
        }
        double wanted = percent / 100 * Math.min(frameWidth, frameHeight);
        double least = Math.min(wanted, LEAST * Math.min(frameWidth, frameHeight));
        for (double em = wanted; em >= least; em *= SMALLER) {
            boolean breaksWords = em <= BREAK_WORDS_BELOW * wanted || em * SMALLER < least;
            Optional<SlideLayout> found = at(blocks, SAFE * frameWidth, SAFE * frameHeight, em, breaksWords);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static List<Paragraph> paragraphs(String written, Lettering lettering) throws IOException {
        List<Paragraph> paragraphs = new ArrayList<>();
        for (String line : Fonts.lines(written).toList()) {
            paragraphs.add(new Paragraph(line, lettering));
        }
        return paragraphs;
    }

    private static Optional<SlideLayout> at(
            List<Block> blocks, double safeWidth, double safeHeight, double em, boolean breaksWords) {
        double most = safeWidth - 2 * PADDING_X * em;
        List<Placed> lines = new ArrayList<>();
        double top = PADDING_Y * em;
        double widest = 0;
        for (Block block : blocks) {
            double letters = em * block.scale();
            top += lines.isEmpty() ? 0 : BETWEEN * em;
            for (Paragraph paragraph : block.paragraphs()) {
                LineFiller filler = paragraph.stretches(breaksWords ? most / letters : Double.MAX_VALUE);
                Optional<List<LineFiller.Stretch>> ends = filler.ends(most / letters);
                if (ends.isEmpty()) {
                    return Optional.empty();
                }
                int start = 0;
                for (LineFiller.Stretch end : ends.get()) {
                    Placed line =
                            new Placed(paragraph.line(start, end.end()), top + paragraph.ascent() * letters, letters);
                    lines.add(line);
                    widest = Math.max(widest, line.width());
                    top += paragraph.step() * letters;
                    start = end.end();
                }
            }
        }
        double height = top + PADDING_Y * em;
        double width = widest + 2 * PADDING_X * em;
        return width > safeWidth + 1 || height > safeHeight
                ? Optional.empty()
                : Optional.of(new SlideLayout(even(width), even(height), (float) em, lines));
    }

    /** Frames have even sides: so that the middle of the one is that of the other. */
    private static int even(double side) {
        return (int) Math.ceil(side / 2) * 2;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Returns the height of the text's letters, in pixels. */
    float em() {
        return em;
    }

    void draw(Graphics2D graphics) {
        lines.forEach(line -> line.draw(graphics, (width - line.width()) / 2));
    }
}
