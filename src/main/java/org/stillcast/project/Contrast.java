package org.stillcast.project;

/**
 * How far letters stand out from what is behind them, as WCAG 2.2 counts: 1 (not at all) to 21. All letters are held to what it
 * asks for those of ordinary size (1.4.3, level AA): a slide may be seen on a phone.
 *
 * @param hundredths of the ratio of the luminances, 100 to 2100
 */
public record Contrast(int hundredths) {
    /** The least that can be read well. */
    private static final int LEAST = 450;

    private static final int RED = 16;
    private static final int GREEN = 8;
    private static final int BLACK = 0;
    private static final int WHITE = 255;

    /**
     * Returns the contrast of letters on a panel over the picture that is worst for it. What is seen of the panel is darkest over
     * black and lightest over white; over something between it is between.
     *
     * @param color of the letters, as {@code #rrggbb}
     * @param panel its colour, as {@code #rrggbb}
     * @param opacity of the panel, 0 to 1
     */
    static Contrast over(String color, String panel, double opacity) {
        double letters = luminance(color, 1, BLACK);
        double darkest = luminance(panel, opacity, BLACK);
        double lightest = luminance(panel, opacity, WHITE);
        boolean isHidden = letters >= darkest && letters <= lightest;
        double ratio = isHidden ? 1 : Math.min(ratio(letters, darkest), ratio(letters, lightest));
        return new Contrast((int) Math.floor(ratio * 100 + 1e-6));
    }

    /** Tells whether it can be read well. */
    public boolean isEnough() {
        return hundredths >= LEAST;
    }

    /** Returns it as people write it, such as {@code 4.4}; never more than it is. */
    @Override
    public String toString() {
        return "%d.%d".formatted(hundredths / 100, hundredths / 10 % 10);
    }

    private static double ratio(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    /** Returns the relative luminance of a colour that is laid over a grey. */
    private static double luminance(String color, double opacity, int grey) {
        int rgb = Integer.parseInt(color.substring(1), 16);
        return 0.2126 * linear(mixed(rgb >> RED, opacity, grey))
                + 0.7152 * linear(mixed(rgb >> GREEN, opacity, grey))
                + 0.0722 * linear(mixed(rgb, opacity, grey));
    }

    private static double mixed(int value, double opacity, int grey) {
        return ((value & WHITE) * opacity + grey * (1 - opacity)) / WHITE;
    }

    private static double linear(double value) {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
