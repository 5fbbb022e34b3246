package org.stillcast.slide;

import java.io.IOException;
import java.io.OutputStream;

import org.stillcast.project.SlideStyle;

/**
 * The colours of a slide, a byte a pixel: nothing, the panel at its rounded corners, the panel, and letters on it. So the largest
 * layer takes 8 MB.
 *
 * @param width pixels
 * @param height pixels
 * @param radius of its corners, in pixels
 */
record Panel(SlideStyle style, int width, int height, double radius) {
    private static final int EDGES = 16;
    private static final int SHADES = 255 - EDGES;
    private static final int LEVELS = 256;

    /**
     * Lays the panel under letters, and writes both as a PNG.
     *
     * @param mask the letters, 0 for none to 255, row by row; it is overwritten
     */
    void write(byte[] mask, OutputStream out) throws IOException {
        byte[] levels = levels();
        for (int at = 0; at < mask.length; at++) {
            mask[at] = levels[mask[at] & 0xFF];
        }
        int corner = (int) Math.ceil(radius);
        for (int y = 0; y < corner; y++) {
            for (int x = 0; x < corner; x++) {
                byte edge = (byte) edge(x, y);
                mask[y * width + x] = edge;
                mask[y * width + width - 1 - x] = edge;
                mask[(height - 1 - y) * width + x] = edge;
                mask[(height - 1 - y) * width + width - 1 - x] = edge;
            }
        }
        new PalettePng(width, height, colours()).write(mask, out);
    }

    private static byte[] levels() {
        byte[] levels = new byte[LEVELS];
        for (int letters = 0; letters < LEVELS; letters++) {
            levels[letters] = (byte) (EDGES + (letters * SHADES + LEVELS / 2) / (LEVELS - 1));
        }
        return levels;
    }

    /** Returns how much of a pixel in the upper left corner the panel has, 0 to 16; no letter stands there. */
    private int edge(int x, int y) {
        double inside = radius + 0.5 - Math.hypot(radius - x - 0.5, radius - y - 0.5);
        return (int) Math.round(EDGES * Math.max(0, Math.min(1, inside)));
    }

    /** Returns for each level red, green, blue and opacity. */
    private byte[][] colours() {
        byte[][] colours = new byte[LEVELS][4];
        double opacity = style.opacity().doubleValue();
        for (int level = 0; level < LEVELS; level++) {
            double letters = Math.max(0, level - EDGES) / (double) SHADES;
            double panel = opacity * Math.min(level, EDGES) / EDGES * (1 - letters);
            double both = letters + panel;
            for (int channel = 0; channel < 3; channel++) {
                double mixed = both == 0
                        ? value(style.panel(), channel)
                        : (value(style.color(), channel) * letters + value(style.panel(), channel) * panel) / both;
                colours[level][channel] = (byte) Math.round(mixed);
            }
            colours[level][3] = (byte) Math.round(both * 255);
        }
        return colours;
    }

    private static int value(String colour, int channel) {
        return Integer.parseInt(colour, 1 + 2 * channel, 3 + 2 * channel, 16);
    }
}
