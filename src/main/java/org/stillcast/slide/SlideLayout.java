package org.stillcast.slide;

import java.awt.Graphics2D;
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

    /** Smaller text cannot be read on a phone: of a frame's shorter side. */
    private static final double LEAST = 0.025;

    /** Some more than a frame holds in the smallest letters, so that nobody waits for what is longer. */
    private static final int MOST_CHARACTERS = 4_000;

    private final int width;
    private final int height;
    private final float em;
    private final List<PlacedLine> lines;

    /**
     * @param width pixels
     * @param height pixels
     * @param em height of the text's letters
     */
    SlideLayout(double width, double height, double em, List<PlacedLine> lines) {
        this.width = even(width);
        this.height = even(height);
        this.em = (float) em;
        this.lines = List.copyOf(lines);
    }

    /** A title or a text: paragraphs in letters of one size. */
    record Block(List<Paragraph> paragraphs, double scale) {}

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
        double shorter = Math.min(frameWidth, frameHeight);
        double wanted = percent / 100 * shorter;
        double least = Math.min(wanted, LEAST * shorter);
        if (isTooMuch(slide, SAFE * frameHeight / least)) {
            return Optional.empty();
        }
        List<Block> blocks = blocks(slide, lettering);
        for (double em = wanted; em >= least; em *= SMALLER) {
            boolean breaksWords = em <= BREAK_WORDS_BELOW * wanted || em * SMALLER < least;
            Column column = new Column(SAFE * frameWidth, SAFE * frameHeight, em);
            Optional<SlideLayout> found = column.layout(blocks, breaksWords);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Tells whether a slide cannot fit in a frame, by its characters and lines alone. */
    private static boolean isTooMuch(SlideText slide, double heightInEm) {
        String all = slide.all();
        return all.length() > MOST_CHARACTERS || Fonts.lines(all.strip()).count() > heightInEm / Paragraph.LEAST_STEP;
    }

    private static List<Block> blocks(SlideText slide, Lettering lettering) throws IOException {
        List<Block> blocks = new ArrayList<>();
        if (slide.title().isPresent()) {
            blocks.add(new Block(paragraphs(slide.title().get(), lettering), TITLE));
        }
        if (slide.text().isPresent()) {
            blocks.add(new Block(paragraphs(slide.text().get(), lettering), 1));
        }
        return blocks;
    }

    private static List<Paragraph> paragraphs(String written, Lettering lettering) throws IOException {
        List<Paragraph> paragraphs = new ArrayList<>();
        for (String line : Fonts.lines(written).toList()) {
            paragraphs.add(new Paragraph(line, lettering));
        }
        return paragraphs;
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
