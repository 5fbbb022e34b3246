package org.stillcast.slide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of a slide in letters of one size, put below each other as long as there is room. */
final class Column {
    private static final double BETWEEN = 0.45;
    private static final double PADDING_X = 0.7;
    private static final double PADDING_Y = 0.5;

    private final double mostWidth;
    private final double mostHeight;
    private final double em;
    private final List<PlacedLine> lines = new ArrayList<>();
    private double top;
    private double widest;

    /**
     * @param mostWidth of the panel, in pixels
     * @param mostHeight of the panel, in pixels
     * @param em height of the text's letters
     */
    Column(double mostWidth, double mostHeight, double em) {
        this.mostWidth = mostWidth;
        this.mostHeight = mostHeight;
        this.em = em;
        top = PADDING_Y * em;
    }

    /**
     * Returns a slide of some blocks.
     *
     * @param breaksWords whether words may be divided that are wider than a line
     * @return empty if there is no room for them
     */
    Optional<SlideLayout> layout(List<SlideLayout.Block> blocks, boolean breaksWords) {
        for (SlideLayout.Block block : blocks) {
            if (!add(block, breaksWords)) {
                return Optional.empty();
            }
        }
        double width = widest + 2 * PADDING_X * em;
        return width > mostWidth + 1
                ? Optional.empty()
                : Optional.of(new SlideLayout(width, top + PADDING_Y * em, em, lines));
    }

    private boolean add(SlideLayout.Block block, boolean breaksWords) {
        top += lines.isEmpty() ? 0 : BETWEEN * em;
        for (Paragraph paragraph : block.paragraphs()) {
            if (!add(paragraph, em * block.scale(), breaksWords)) {
                return false;
            }
        }
        return true;
    }

    private boolean add(Paragraph paragraph, double letters, boolean breaksWords) {
        double line = (mostWidth - 2 * PADDING_X * em) / letters;
        Optional<List<LineFiller.Stretch>> ends =
                paragraph.stretches(breaksWords ? line : Double.MAX_VALUE).ends(line);
        double step = paragraph.step() * letters;
        if (ends.isEmpty() || top + ends.get().size() * step + PADDING_Y * em > mostHeight) {
            return false;
        }
        int start = 0;
        for (LineFiller.Stretch end : ends.get()) {
            put(new PlacedLine(paragraph.line(start, end.end()), top + paragraph.ascent() * letters, letters));
            top += step;
            start = end.end();
        }
        return true;
    }

    private void put(PlacedLine line) {
        lines.add(line);
        widest = Math.max(widest, line.width());
    }
}
