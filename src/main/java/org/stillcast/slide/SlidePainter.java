package org.stillcast.slide;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.stillcast.fault.InvalidManifestException;
import org.stillcast.project.SlideStyle;
import org.stillcast.project.SlideText;
import org.stillcast.project.VideoFormat;
import org.stillcast.text.Words;
import org.stillcast.work.Slide;
import org.stillcast.work.StillOrder;

/** Draws the layers of slides, one at a time, since one of a large frame takes megabytes. Safe for use by several threads at once. */
public final class SlidePainter {
    private static final Words WORDS = Words.of(SlidePainter.class);

    private static final double CORNER = 0.3;

    private final Fonts fonts;
    /** The last one; most projects are in one language, whose dictionaries are loaded with it. */
    private Lettering lettering;

    public SlidePainter(Fonts fonts) {
        this.fonts = fonts;
        lettering = new Lettering(fonts, "");
    }

    /**
     * Draws the layer of a still that has one.
     *
     * @throws InvalidManifestException if it does not fit in the frame, which trying again does not help
     * @throws IOException if a font cannot be read, or the file cannot be written
     */
    public synchronized void draw(StillOrder order) throws InvalidManifestException, IOException {
        if (order.slide().isPresent()) {
            Slide slide = order.slide().get();
            SlideLayout layout = layout(slide.says(), slide.style(), order.video(), slide.language())
                    .orElseThrow(() -> new InvalidManifestException(order.place(), WORDS.say("too-long")));
            draw(layout, slide.style(), order.layer());
        }
    }

    private static void draw(SlideLayout layout, SlideStyle style, Path file) throws IOException {
        BufferedImage mask = new BufferedImage(layout.width(), layout.height(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = mask.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setColor(Color.WHITE);
        layout.draw(graphics);
        graphics.dispose();
        byte[] letters = ((DataBufferByte) mask.getRaster().getDataBuffer()).getData();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            new Panel(style, layout.width(), layout.height(), CORNER * layout.em()).write(letters, out);
        }
    }

    /** Tells whether a slide fits in a frame in letters that can be read. */
    public synchronized boolean fits(SlideText slide, SlideStyle style, VideoFormat video, String language)
            throws IOException {
        return layout(slide, style, video, language).isPresent();
    }

    private Optional<SlideLayout> layout(SlideText slide, SlideStyle style, VideoFormat video, String language)
            throws IOException {
        int reduction = Slide.reduction(video);
        String shown = EastAsian.languageOf(slide.all(), language);
        if (!lettering.language().equals(shown)) {
            lettering = new Lettering(fonts, shown);
        }
        return SlideLayout.of(
                slide,
                video.width() / reduction,
                video.height() / reduction,
                style.size().doubleValue(),
                lettering);
    }
}
