package org.stillcast;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How pictures come out, measured in the decoded frames. */
class PictureTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;

    @TempDir
    private Path folder;

    @BeforeEach
    void makeClip() throws IOException {
        TestMedia.clip(folder.resolve("a.wav"), 1, "0.2");
    }

    /** Four fields of colour, and where EXIF's number says that the first one, red, belongs. */
    @ParameterizedTest
    @CsvSource({
        "1, red green blue white",
        "2, green red white blue",
        "3, white blue green red",
        "4, blue white red green",
        "5, red blue green white",
        "6, blue red white green",
        "7, white green blue red",
        "8, green white red blue"
    })
    void photosStandUpright(int orientation, String expected) throws IOException {
        boolean onItsSide = orientation >= 5;
        Path jpeg =
                TestMedia.picture(folder.resolve("photo.jpg"), onItsSide ? HEIGHT : WIDTH, onItsSide ? WIDTH : HEIGHT);
        withOrientation(jpeg, orientation);

        BufferedImage frame = render("photo.jpg", "");

        String[] colours = expected.split(" ", -1);
        assertColour(frame, 1, 1, colours[0]);
        assertColour(frame, 3, 1, colours[1]);
        assertColour(frame, 1, 3, colours[2]);
        assertColour(frame, 3, 3, colours[3]);
    }

    /** Puts the marker segment with the one EXIF field behind the first two bytes. */
    private static void withOrientation(Path jpeg, int orientation) throws IOException {
        byte[] bytes = Files.readAllBytes(jpeg);
        ByteBuffer exif = ByteBuffer.allocate(4 + 6 + 8 + 2 + 12 + 4);
        exif.putShort((short) 0xFFE1).putShort((short) (exif.capacity() - 2));
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
        exif.putShort((short) 1); // one field: orientation, a short, one of them
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
        exif.putShort((short) 0).putInt(0);
        ByteBuffer all = ByteBuffer.allocate(bytes.length + exif.capacity());
        all.put(bytes, 0, 2).put(exif.array()).put(bytes, 2, bytes.length - 2);
        Files.write(jpeg, all.array());
    }

    @Test
    void aTransparentPictureLiesOnTheColour() throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(255, 0, 0, 255));
        graphics.fillRect(0, 0, WIDTH / 2, HEIGHT);
        graphics.setColor(new Color(255, 255, 255, 128));
        graphics.fillRect(WIDTH / 2, HEIGHT / 2, WIDTH / 2, HEIGHT / 2);
        graphics.dispose();
        ImageIO.write(image, "png", folder.resolve("alpha.png").toFile());

        BufferedImage frame = render("alpha.png", "\"color\": \"#204080\",");

        RenderTest.assertColour(frame.getRGB(WIDTH / 4, HEIGHT / 2), 255, 0, 0);
        RenderTest.assertColour(frame.getRGB(WIDTH * 3 / 4, HEIGHT / 4), 0x20, 0x40, 0x80);
        RenderTest.assertColour(frame.getRGB(WIDTH * 3 / 4, HEIGHT * 3 / 4), 0x90, 0xA0, 0xC0);
    }

    @Test
    void containShowsAllOfThePictureAndTheColourBeside() throws IOException {
        TestMedia.picture(folder.resolve("square.png"), 301, 301);

        BufferedImage frame = render("square.png", "\"color\": \"#204080\",");

        RenderTest.assertColour(frame.getRGB(20, 90), 0x20, 0x40, 0x80);
        RenderTest.assertColour(frame.getRGB(300, 90), 0x20, 0x40, 0x80);
        RenderTest.assertColour(frame.getRGB(90, 20), 255, 0, 0);
        RenderTest.assertColour(frame.getRGB(230, 160), 255, 255, 255);
    }

    @Test
    void coverFillsTheFrameAndCutsBothSidesAlike() throws IOException {
        TestMedia.picture(folder.resolve("square.png"), 301, 301);

        BufferedImage frame = render("square.png", "\"fit\": \"cover\",");

        assertColour(frame, 1, 1, "red");
        assertColour(frame, 3, 3, "white");
        RenderTest.assertColour(frame.getRGB(4, 4), 255, 0, 0);
        RenderTest.assertColour(frame.getRGB(315, 175), 255, 255, 255);
    }

    @ParameterizedTest
    @CsvSource({"gif", "bmp", "tiff", "jpg"})
    void otherFormatsComeOutTheSame(String kind) throws IOException {
        TestMedia.picture(folder.resolve("p." + kind), WIDTH, HEIGHT);

        BufferedImage frame = render("p." + kind, "");

        assertColour(frame, 1, 1, "red");
        assertColour(frame, 3, 1, "green");
        assertColour(frame, 1, 3, "blue");
        assertColour(frame, 3, 3, "white");
    }

    @Test
    void aDetailedPictureIsHardlyChanged() throws IOException {
        Path source = Path.of("examples/greetings/background.png");
        Files.copy(source, folder.resolve("detail.png"));

        render("detail.png", "\"video\": {\"width\": 1280, \"height\": 720},");

        byte[] measured = TestMedia.run(
                "-i",
                "file:" + folder.resolve("outbox/p/p_part001.mp4"),
                "-i",
                source.toString(),
                "-filter_complex",
                "[0:v]trim=end_frame=1[a];[1:v]scale=1280:720:out_color_matrix=bt709:out_range=tv:flags=lanczos,"
                        + "format=yuv420p[b];[a][b]ssim=f=-",
                "-f",
                "null",
                "-");
        String ssim = new String(measured, StandardCharsets.US_ASCII).replaceFirst("(?s).*All:([0-9.]+).*", "$1");
        assertThat(Double.parseDouble(ssim)).isGreaterThan(0.98);
    }

    /** Renders one short clip over the picture and returns a frame. */
    private BufferedImage render(String image, String more) throws IOException {
        String video = more.contains("\"video\"")
                ? ""
                : "\"video\": {\"width\": %d, \"height\": %d, \"quality\": 20},".formatted(WIDTH, HEIGHT);
        Path manifest = Files.writeString(
                folder.resolve("p.json"),
                "{\"version\": 1, \"image\": \"%s\", %s %s \"clips\": [\"a.wav\"]}".formatted(image, video, more));
        Run run = Run.in(folder, "render", "--replace", manifest.toString());
        assertThat(run.status()).as(run.err()).isZero();
        return TestMedia.frame(folder.resolve("outbox/p/p_part001.mp4"), 2);
    }

    private static void assertColour(BufferedImage frame, int quarterX, int quarterY, String name) {
        int rgb = frame.getRGB(frame.getWidth() * quarterX / 4, frame.getHeight() * quarterY / 4);
        List<Integer> expected = switch (name) {
            case "red" -> List.of(255, 0, 0);
            case "green" -> List.of(0, 255, 0);
            case "blue" -> List.of(0, 0, 255);
            default -> List.of(255, 255, 255);
        };
        RenderTest.assertColour(rgb, expected.get(0), expected.get(1), expected.get(2));
    }
}
