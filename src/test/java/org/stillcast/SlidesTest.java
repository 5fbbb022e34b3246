package org.stillcast;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Slides, measured in the decoded frames. */
class SlidesTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;

    @TempDir
    private Path folder;

    @BeforeEach
    void makeSources() throws IOException {
        TestMedia.clip(folder.resolve("a.wav"), 1, "0.2");
        TestMedia.picture(folder.resolve("bg.png"), WIDTH, HEIGHT);
    }

    /** A clip is five frames long. */
    @Test
    void aSlideIsSeenWithItsClipAloneAndLiesOnItsPicture() throws IOException {
        Path video = render("""
                "slides": { "color": "#ffffff", "panel": "#000000", "opacity": 1 },
                "clips": [ { "audio": "a.wav", "title": "|||||" }, "a.wav", { "audio": "a.wav", "text": "Two" },
                           { "audio": "a.wav", "title": "|||||", "text": "Two" } ]
                """);

        List<BufferedImage> plain = List.of(TestMedia.frame(video, 5), TestMedia.frame(video, 9));
        List<BufferedImage> one = List.of(TestMedia.frame(video, 0), TestMedia.frame(video, 4));
        List<BufferedImage> two = List.of(TestMedia.frame(video, 10), TestMedia.frame(video, 14));
        List<BufferedImage> both = List.of(TestMedia.frame(video, 15), TestMedia.frame(video, 19));
        assertThat(plain).allSatisfy(frame -> assertThat(darkHeight(frame)).isZero());
        assertThat(one).allSatisfy(frame -> assertThat(darkHeight(frame)).isBetween(30, 70));
        assertThat(two).allSatisfy(frame -> assertThat(darkHeight(frame)).isBetween(25, 70));
        assertThat(both)
                .allSatisfy(frame -> assertThat(darkHeight(frame))
                        .isGreaterThan(darkHeight(one.get(0)))
                        .isGreaterThan(darkHeight(two.get(0))));
        for (BufferedImage frame : both) {
            RenderTest.assertColour(frame.getRGB(WIDTH / 8, HEIGHT / 8), 255, 0, 0);
            RenderTest.assertColour(frame.getRGB(WIDTH * 7 / 8, HEIGHT * 7 / 8), 255, 255, 255);
        }
    }

    @Test
    void aPanelLetsThePictureShineThrough() throws IOException {
        Path video = render("""
                "clips": [ { "audio": "a.wav", "slide": { "text": "i" } } ]
                """);

        BufferedImage frame = TestMedia.frame(video, 0);
        RenderTest.assertColour(frame.getRGB(WIDTH / 2 - 14, HEIGHT / 2 - 12), 102, 0, 0);
        RenderTest.assertColour(frame.getRGB(WIDTH / 2 + 14, HEIGHT / 2 + 12), 102, 102, 102);
    }

    @ParameterizedTest
    @ValueSource(strings = {"';[0:v]nullsink;", "%{pts}\\\\:text=", "</s> {\\\\b1}", "$(touch x) `touch x`"})
    void aTextIsNeverAnythingElse(String text) throws IOException {
        Path video = render("\"clips\": [ { \"audio\": \"a.wav\", \"slide\": { \"text\": \"%s\" } } ]".formatted(text));

        assertThat(TestMedia.frame(video, 0).getWidth()).isEqualTo(WIDTH);
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void aLayerIsGoneWhenItHasBeenUsed() throws IOException {
        Files.writeString(folder.resolve("bad.wav"), "no sound");

        Run run = Run.in(folder, "render", manifest("""
                "clips": [ { "audio": "a.wav", "slide": { "text": "One" } }, "bad.wav" ]
                """));

        assertThat(run.status()).isNotZero();
        try (Stream<Path> left = Files.walk(folder.resolve("temp"))) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("slide_"));
        }
    }

    @Test
    void whatCannotBeWrittenIsToldBeforeAnythingIsMade() throws IOException {
        String noFont = Character.toString(0x10FFFD);

        Run run = Run.in(folder, "validate", manifest("""
                "slides": true,
                "clips": [ { "audio": "a.wav", "title": "ok", "text": "a%1$s" },
                           { "audio": "a.wav", "slide": { "title": "%1$s" } },
                           { "audio": "a.wav", "slide": { "text": "%2$s" } },
                           { "audio": "a.wav", "text": "%3$s" }, { "audio": "a.wav", "title": "{a|%4$s}" } ]
                """.formatted(
                        noFont, "word ".repeat(2_000), "a\u2028".repeat(55), "w".repeat(115))));

        assertThat(run.status()).isNotZero();
        assertThat(run.out() + run.err())
                .contains("/clips/0/text: has characters that no font has: ")
                .contains("(U+10FFFD)")
                .contains("the same goes for 1 more")
                .contains("/clips/2/slide: has 9999 characters")
                .contains("/clips/3/text: has 109 characters")
                .contains("/clips/4/title: has 119 characters");
    }

    private String manifest(String fields) throws IOException {
        Files.writeString(folder.resolve("p.json"), """
                { "image": "bg.png", "video": { "width": %d, "height": %d, "quality": 10 }, %s }
                """.formatted(WIDTH, HEIGHT, fields));
        return folder.resolve("p.json").toString();
    }

    private Path render(String fields) throws IOException {
        Run run = Run.in(folder, "render", manifest(fields));

        assertThat(run.status()).as(run.err()).isZero();
        return folder.resolve("outbox/p/p_part001.mp4");
    }

    /** Returns how many pixels near the middle column are black. */
    private static int darkHeight(BufferedImage frame) {
        int dark = 0;
        for (int y = 0; y < HEIGHT; y++) {
            int rgb = frame.getRGB(WIDTH / 2 - 1, y);
            dark += (rgb & 0xFF) + (rgb >> 8 & 0xFF) + (rgb >> 16 & 0xFF) < 60 ? 1 : 0;
        }
        return dark;
    }
}
