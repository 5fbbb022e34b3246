package org.stillcast.slide;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.project.Fit;
import org.stillcast.project.Picture;
import org.stillcast.project.SlideStyle;
import org.stillcast.project.SlideText;
import org.stillcast.project.VideoFormat;
import org.stillcast.work.Slide;
import org.stillcast.work.StillOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/** What is drawn, by its pixels; in the font that comes along, so that it is the same everywhere. */
class SlidePainterTest {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int PANEL = 0x99000000; // black, 0.6
    private static final String LONG = "The quick brown fox jumps over the lazy dog. ";

    private final SlidePainter painter = new SlidePainter(new Fonts(List.of(), List.of()));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"1280, 720", "720, 1280", "320, 180", "3840, 2160", "7680, 4320", "2000, 64"})
    void lettersAreInTheMiddleOfAPanelThatIsInTheSafeArea(int width, int height) throws IOException {
        BufferedImage layer = draw(Optional.of("HHH"), Optional.of("HHH HHH HHH HHH"), width, height);

        int reduction = Slide.reduction(video(width, height));
        assertThat(layer.getWidth() * reduction).isLessThanOrEqualTo(width * 9 / 10 + 2 * reduction);
        assertThat(layer.getHeight() * reduction).isLessThanOrEqualTo(height * 9 / 10 + 2 * reduction);
        assertThat(layer.getWidth() % 2 + layer.getHeight() % 2).isZero();
        int[] columns = inkedColumns(layer);
        assertThat((columns[0] + columns[columns.length - 1]) / 2.0).isCloseTo(layer.getWidth() / 2.0, within(2.0));
        assertThat(columns[0]).isGreaterThan(4);
        assertThat(layer.getRGB(0, 0) >>> 24).isLessThan(0x99); // rounded
        assertThat(layer.getRGB(layer.getWidth() / 2, 0)).isEqualTo(PANEL);
    }

    @Test
    void aLongTextIsWrappedAndMadeSmallerButNeverCut() throws IOException {
        BufferedImage one = draw(Optional.empty(), Optional.of(LONG), WIDTH, HEIGHT);
        BufferedImage many = draw(Optional.empty(), Optional.of(LONG.repeat(20)), WIDTH, HEIGHT);

        assertThat(bands(one)).hasSize(2);
        assertThat(bands(many)).hasSizeGreaterThan(6);
        assertThat(bands(many).get(0).length).isLessThan(bands(one).get(0).length);
        for (BufferedImage layer : List.of(one, many)) {
            assertThat(inkedColumns(layer)[0]).isGreaterThan(10);
            assertThat(inkedRows(layer)[0]).isGreaterThan(5);
            assertThat(layer.getHeight() - inkedRows(layer)[inkedRows(layer).length - 1])
                    .isGreaterThan(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u2028", "{a|bcd}", "ab ", "a"})
    void whatIsTooLongIsToldAtOnceAndTryingAgainDoesNotHelp(String piece) {
        SlideText says = new SlideText(Optional.of(piece.repeat(50_000 / piece.length())), Optional.empty());
        StillOrder order = order(new Slide("r", says, SlideStyle.USUAL, ""), WIDTH, HEIGHT);

        assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThatThrownBy(() -> painter.draw(order)).isInstanceOf(InvalidManifestException.class));
    }

    @ParameterizedTest
    @CsvSource({"5, true", "40, true", "120, false"})
    void whatFitsOnlyInLettersThatCannotBeReadDoesNotFit(int times, boolean fits) throws IOException {
        SlideText slide = new SlideText(Optional.empty(), Optional.of(LONG.repeat(times)));

        assertThat(painter.fits(slide, SlideStyle.USUAL, video(WIDTH, HEIGHT), ""))
                .isEqualTo(fits);
    }

    @Test
    void aWordThatIsWiderThanTheFrameIsMadeSmallerAndThenBroken() throws IOException {
        assertThat(bands(draw(Optional.empty(), Optional.of("m".repeat(18)), WIDTH, HEIGHT)))
                .hasSize(1);
        assertThat(bands(draw(Optional.empty(), Optional.of("m".repeat(60)), WIDTH, HEIGHT)))
                .hasSizeGreaterThan(1);
    }

    @Test
    void linesAreBrokenWhereTheTextSaysSo() throws IOException {
        assertThat(bands(draw(Optional.of("One"), Optional.of("Two\nThree\r\n\nFour"), WIDTH, HEIGHT)))
                .hasSize(4);
    }

    /** The first letter is higher than the others. */
    @ParameterizedTest
    @CsvSource({"lxxxx, false", "לאאאא, true", "اسسسس, true", "'לאאאא xxxxx', true"})
    void aLineBeginsOnTheSideOfItsScript(String text, boolean fromTheRight) throws IOException {
        BufferedImage layer = draw(Optional.empty(), Optional.of(text), WIDTH, HEIGHT);

        int top = inkedRows(layer)[0];
        int highest = IntStream.of(inkedColumns(layer))
                .filter(x -> isInk(layer, x, top + 2))
                .findFirst()
                .orElseThrow();
        assertThat(highest > layer.getWidth() / 2).isEqualTo(fromTheRight);
    }

    @Test
    void aReadingStandsAboveTheMiddleOfItsWord() throws IOException {
        BufferedImage layer = draw(Optional.empty(), Optional.of("{nnnnnn|nn}"), WIDTH, HEIGHT);
        BufferedImage wide = draw(Optional.empty(), Optional.of("o{n|nnnnnnnn}o"), WIDTH, HEIGHT);

        List<int[]> bands = bands(layer);
        assertThat(bands).hasSize(2);
        assertThat(bands.get(0).length * 2.0).isCloseTo(bands.get(1).length, within(3.0));
        int[] reading = inkedColumns(layer, bands.get(0));
        int[] word = inkedColumns(layer, bands.get(1));
        assertThat(reading[0] + reading[reading.length - 1]).isCloseTo(word[0] + word[word.length - 1], within(4));
        int[] wideReading = inkedColumns(wide, bands(wide).get(0));
        int[] wideWord = inkedColumns(wide, bands(wide).get(1));
        assertThat(wideWord[0]).isLessThan(wideReading[0]);
        assertThat(wideWord[wideWord.length - 1]).isGreaterThan(wideReading[wideReading.length - 1]);
    }

    @Test
    void coloursAndSizeAreThoseOfTheStyle() throws IOException {
        SlideStyle style = new SlideStyle("#102030", "#ffe0c0", new BigDecimal("1"), new BigDecimal("14"));

        BufferedImage large =
                draw(new Slide("r", new SlideText(Optional.empty(), Optional.of("H")), style, ""), WIDTH, HEIGHT);
        BufferedImage usual = draw(Optional.empty(), Optional.of("H"), WIDTH, HEIGHT);

        assertThat(large.getRGB(large.getWidth() / 2, 1)).isEqualTo(0xFFFFE0C0);
        int[] rows = inkedRows(large, 0xFF102030);
        assertThat(rows.length).isCloseTo(2 * inkedRows(usual).length, within(3));
    }

    private BufferedImage draw(Optional<String> title, Optional<String> text, int width, int height)
            throws IOException {
        return draw(new Slide("r", new SlideText(title, text), SlideStyle.USUAL, ""), width, height);
    }

    private BufferedImage draw(Slide slide, int width, int height) throws IOException {
        StillOrder order = order(slide, width, height);
        try {
            painter.draw(order);
        } catch (InvalidManifestException e) {
            throw new AssertionError("it fits", e);
        }
        return ImageIO.read(order.layer().toFile());
    }

    private StillOrder order(Slide slide, int width, int height) {
        Path loop = folder.resolve("still.tmp-1.mp4");
        Picture picture = new Picture(folder.resolve("bg.png"), Picture.Kind.PNG, 1, 1, 1);
        StillOrder.Encoding encoding = new StillOrder.Encoding("still", "4", video(width, height), 1, "source");
        return new StillOrder(0, picture, "/image", Optional.of(slide), encoding, loop, loop, loop, loop);
    }

    private static VideoFormat video(int width, int height) {
        return new VideoFormat(width, height, 25, 34, Fit.CONTAIN, "#000000");
    }

    private static boolean isInk(BufferedImage layer, int x, int y) {
        return layer.getRGB(x, y) >>> 24 > 0xD0;
    }

    private static int[] inkedColumns(BufferedImage layer) {
        return inkedColumns(layer, IntStream.range(0, layer.getHeight()).toArray());
    }

    private static int[] inkedColumns(BufferedImage layer, int[] rows) {
        return IntStream.range(0, layer.getWidth())
                .filter(x -> IntStream.of(rows).anyMatch(y -> isInk(layer, x, y)))
                .toArray();
    }

    private static int[] inkedRows(BufferedImage layer) {
        return IntStream.range(0, layer.getHeight())
                .filter(y -> IntStream.range(0, layer.getWidth()).anyMatch(x -> isInk(layer, x, y)))
                .toArray();
    }

    private static int[] inkedRows(BufferedImage layer, int colour) {
        return IntStream.range(0, layer.getHeight())
                .filter(y -> IntStream.range(0, layer.getWidth()).anyMatch(x -> layer.getRGB(x, y) == colour))
                .toArray();
    }

    /** Returns runs of rows that have ink, with no more than a few of dots and commas between. */
    private static List<int[]> bands(BufferedImage layer) {
        int[] rows = inkedRows(layer);
        List<int[]> bands = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= rows.length; i++) {
            if (i == rows.length || rows[i] > rows[i - 1] + 1) {
                bands.add(IntStream.range(start, i).map(at -> rows[at]).toArray());
                start = i;
            }
        }
        return bands;
    }
}
