package org.stillcast.ffmpeg;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.TestMedia;
import org.stillcast.project.Fit;
import org.stillcast.project.Picture;
import org.stillcast.project.VideoFormat;
import org.stillcast.work.StillOrder;

import static org.assertj.core.api.Assertions.assertThat;

/** Pictures that are hardly one: so flat or so high that nothing, or far too much, would be left of a side. */
class ExtremePictureTest {
    private static final int WIDTH = 648;
    private static final int HEIGHT = 364;

    @TempDir
    private Path folder;

    /** Red, with a middle that is green: as the frame shows it. */
    @ParameterizedTest
    @CsvSource({
        "4000, 3, 1",
        "3, 4000, 1",
        "1297, 1, 1",
        "1, 1, 1",
        "65500, 2, 1",
        "1, 200000, 1",
        "4000, 3, 6",
        "3, 4000, 8",
        "1, 4000, 5"
    })
    void theMiddleOfThePictureIsInTheMiddleOfTheFrameAtLeastAPixelWide(int width, int height, int orientation)
            throws IOException {
        Path picture = picture(width, height);
        for (Fit fit : Fit.values()) {
            VideoFormat video = new VideoFormat(WIDTH, HEIGHT, 25, 20, fit, "#000000");

            StillOrder still = Loops.in(folder, video)
                    .make("p", new Picture(picture, Picture.Kind.PNG, width, height, orientation));

            assertShown(still.temporary(), WIDTH, HEIGHT, fit);
            assertShown(still.previewTemporary(), 640, 360, fit);
        }
    }

    private static void assertShown(Path loop, int width, int height, Fit fit) throws IOException {
        BufferedImage frame = TestMedia.frame(loop, 1);
        assertThat(frame.getWidth()).isEqualTo(width);
        assertThat(frame.getHeight()).isEqualTo(height);
        int brightest = 0;
        for (int x = width / 2 - 2; x < width / 2 + 2; x++) {
            for (int y = height / 2 - 2; y < height / 2 + 2; y++) {
                Color color = new Color(frame.getRGB(x, y));
                brightest = Math.max(brightest, color.getGreen());
            }
        }
        // one line of it, at the edge of what 4:2:0 can show, is dimmed by its dark neighbours
        assertThat(brightest).as("%s %s", loop, fit).isGreaterThan(fit == Fit.COVER ? 200 : 60);
    }

    private Path picture(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                boolean middle = Math.abs(2 * x + 1 - width) <= width / 2 && Math.abs(2 * y + 1 - height) <= height / 2;
                boolean all = width <= 2 || height <= 2;
                boolean alongTheMiddle = width > height
                        ? Math.abs(2 * x + 1 - width) <= Math.max(width / 2, 1)
                        : Math.abs(2 * y + 1 - height) <= Math.max(height / 2, 1);
                image.setRGB(x, y, (all ? alongTheMiddle : middle) ? 0x00FF00 : 0xFF0000);
            }
        }
        Path file = folder.resolve("p.png");
        assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
        return file;
    }
}
