package org.stillcast;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import org.stillcast.outbox.ClipEntry;
import org.stillcast.outbox.PartEntry;
import org.stillcast.packed.LazyList;
import org.stillcast.project.SampleRate;
import org.stillcast.proof.ClipNotes;
import org.stillcast.proof.ProofPage;
import org.stillcast.proof.ProofPart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The page that parts are checked on, as people use it; skipped where there is no Chromium. */
class ProofPageInBrowserTest {
    private static final String BOOK = """
            { "version": 1, "id": "book", "title": "A <b>book</b>", "image": "bg.png", "video": { "width": 64, "height": 36 },
              "gap": 0.3, "lead": 0.2, "split": { "every": 6 },
              "clips": [
                { "audio": "a.wav", "text": "The first clip", "title": "One" },
                { "audio": "b.wav", "text": "=2+3", "repeat": 2 },
                { "audio": "c.wav", "text": "The last </script><img src=x onerror=alert(1)>", "title": "Two" } ] }
            """;

    @TempDir
    private Path folder;

    private Path manifest;

    @BeforeEach
    void makeClips() throws IOException {
        TestMedia.picture(folder.resolve("bg.png"), 64, 36);
        TestMedia.clip(folder.resolve("a.wav"), 1, "1.7");
        TestMedia.clip(folder.resolve("b.wav"), 2, "1.3");
        TestMedia.clip(folder.resolve("c.wav"), 3, "1.9");
        manifest = Files.writeString(folder.resolve("book.json"), BOOK);
    }

    private JsonNode render() throws IOException {
        Run run = Run.in(folder, "render", "--replace", manifest.toString());
        assertThat(run.status()).as(run.err()).isZero();
        return new ObjectMapper()
                .readTree(folder.resolve("outbox/book/book.json").toFile());
    }

    private String page() {
        return folder.resolve("outbox/book/book.html").toUri().toString();
    }

    @Test
    void clipsAreHeardWhereTheyAreAndMarksOutliveTheNextRender() throws Exception {
        JsonNode result = render();
        try (Chromium browser = Chromium.in(folder, "en")) {
            browser.open(page());
            browser.await(".row .at");
            assertThat(browser.all(".row")).hasSize(4);
            assertThat(browser.all(".row img, .row b, h1 b")).isEmpty();
            browser.script("HTMLMediaElement.prototype.play = async () => {};"); // so that it stays where it lands
            int row = 0;
            for (JsonNode part : result.path("parts")) {
                for (JsonNode clip : part.path("clips")) {
                    browser.all(".row .at").get(row).click();
                    requirePlace(browser, row, part, clip);
                    row++;
                }
            }
            browser.requireAccessible("proof");

            browser.press("k");
            requirePlace(browser, 2, result.at("/parts/0"), result.at("/parts/0/clips/2"));
            browser.press("m");
            assertThat(browser.all(".row.wrong")).hasSize(2); // the clip is heard twice
            browser.press(Keys.ARROW_DOWN, "x", "+", "+");
            browser.await("#csv").click();
            Path saved = folder.resolve("book_wrong.csv");
            browser.await(() -> Files.exists(saved));
            assertThat(saved).hasContent("""
                    \uFEFFid,audio,part,seconds,text\r
                    2,b.wav,%s,%s,'=2+3\r
                    3,c.wav,%s,%s,The last </script><img src=x onerror=alert(1)>\r
                    """.formatted(
                            result.at("/parts/0/file").asText(),
                            number(result.at("/parts/0/clips/1/startSeconds")),
                            result.at("/parts/1/file").asText(),
                            number(result.at("/parts/1/clips/0/startSeconds"))));
            assertThat(browser.complaints()).isEmpty();

            TestMedia.clip(folder.resolve("c.wav"), 4, "1.8");
            Files.writeString(manifest, BOOK.replace("{ \"audio\": \"a.wav\"", "\"c.wav\", { \"audio\": \"a.wav\""));
            render();
            browser.open(page());
            browser.await(".row.wrong");
            assertThat(browser.all(".row.wrong .facts"))
                    .extracting(WebElement::getText)
                    .allMatch(facts -> facts.contains("b.wav") || facts.contains("c.wav"));
            assertThat(browser.all(".row .old"))
                    .extracting(WebElement::getText)
                    .containsOnly("is another sound now than when it was marked");
            assertThat(browser.script("return document.querySelector('video').playbackRate"))
                    .isEqualTo(1.5);
        }
    }

    /** A pause may be longer than a part. */
    @Test
    void aPartWithoutAClipIsThereAndThePlayerGoesThroughIt() throws Exception {
        Files.writeString(manifest, """
                { "version": 1, "id": "book", "image": "bg.png", "video": { "width": 64, "height": 36 },
                  "gap": 6, "split": { "every": 3, "at": "exact" }, "clips": [ "a.wav", "b.wav" ] }
                """);
        JsonNode result = render();
        try (Chromium browser = Chromium.in(folder, "en")) {
            browser.open(page());
            browser.await(".row .at").click();
            assertThat(result.at("/parts/1/clips")).isEmpty();
            assertThat(browser.all(".part"))
                    .hasSize(result.path("parts").size())
                    .allMatch(WebElement::isDisplayed);

            browser.script("document.querySelector('video').dispatchEvent(new Event('ended'))");
            browser.await(() -> (Boolean) browser.script(
                    "return document.querySelector('video').currentSrc.endsWith(arguments[0])",
                    result.at("/parts/1/file").asText()));
            browser.press("r");
            requirePlaying(browser, result.at("/parts/0/file").asText());

            new Select(browser.await("#mode")).selectByValue("repeat");
            browser.script("const video = document.querySelector('video');"
                    + " video.pause(); video.dispatchEvent(new Event('ended'))");
            requirePlaying(browser, result.at("/parts/0/file").asText());
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** Tells by the time that it goes on from the start. */
    private static void requirePlaying(Chromium browser, String part) {
        browser.await(() -> (Boolean) browser.script(
                "const video = document.querySelector('video'); return video.currentSrc.endsWith(arguments[0])"
                        + " && !video.paused && video.currentTime < 2",
                part));
    }

    private static String number(JsonNode seconds) {
        return new BigDecimal(seconds.asText()).stripTrailingZeros().toPlainString();
    }

    private static void requirePlace(Chromium browser, int row, JsonNode part, JsonNode clip) {
        browser.await(() -> (Boolean) browser.script(
                "const video = document.querySelector('video'); return video.readyState > 1 && !video.seeking"
                        + " && decodeURIComponent(video.currentSrc).endsWith(arguments[0])"
                        + " && document.querySelectorAll('.row')[arguments[1]].classList.contains('now')",
                part.path("file").asText(),
                row));
        Number time = (Number) browser.script("return document.querySelector('video').currentTime");
        assertThat(time.doubleValue()).isCloseTo(clip.path("startSeconds").asDouble(), within(0.05));
    }

    @Test
    void tenThousandClipsAreThereAtOnceAndFound() throws Exception {
        int clips = 10_000;
        PartEntry part = new PartEntry(
                "book_part001.mp4",
                "",
                BigDecimal.TEN,
                clips * 48_000L,
                0,
                1,
                "sha",
                "f",
                "",
                "sound",
                List.of(),
                "QUJD",
                LazyList.of(clips, ProofPageInBrowserTest::clip));
        List<ClipNotes> notes = LazyList.of(clips, clip -> new ClipNotes("Sentence " + (clip + 1), 0, List.of()));
        ProofPage page = new ProofPage(
                "book",
                "",
                "",
                new SampleRate(48_000),
                List.of("bg.png"),
                List.of(new ProofPart(part, List.of(), notes)),
                List.of());
        Path file = folder.resolve("book.html");
        try (var out = Files.newOutputStream(file);
                Chromium browser = Chromium.in(folder, "zh-CN")) {
            page.writeTo(out);
            browser.open(file.toUri().toString());

            assertThat(browser.await("#summary").getText()).isEqualTo("1 集 · 10,000 个片段 · 2:46:40");
            assertThat(browser.all(".row")).hasSizeBetween(20, 400);
            browser.script("scrollTo(0, document.documentElement.scrollHeight)");
            browser.await(
                    () -> (Boolean)
                            browser.script(
                                    "return [...document.querySelectorAll('.row')].some(row => row.textContent.includes('Sentence 10000'))"));
            assertThat(browser.all(".row")).hasSizeBetween(20, 400);
            browser.await("#search").sendKeys("sentence 777");
            browser.await(() -> browser.await("#found").getText().startsWith("11 / 10,000"));
            assertThat(browser.all(".row .text"))
                    .extracting(WebElement::getText)
                    .contains("Sentence 777", "Sentence 7779");
        }
    }

    private static ClipEntry clip(int clip) {
        return new ClipEntry(
                String.valueOf(clip + 1),
                clip + 1 + ".mp3",
                BigDecimal.valueOf(clip),
                clip * 48_000L,
                48_000,
                null,
                null,
                null,
                "0123456789abcdef",
                null,
                null,
                null,
                new BigDecimal("-20.0"));
    }

    /** Both pages know where the token is. */
    @Test
    void theDaemonLetsTheScriptOfThePageRunAndNoOther() throws Exception {
        try (HttpDaemon daemon = HttpDaemon.in(folder);
                Chromium browser = Chromium.in(folder, "en")) {
            for (String media : List.of("bg.png", "a.wav", "b.wav", "c.wav")) {
                Files.copy(folder.resolve(media), daemon.inbox().resolve(media));
            }
            daemon.write("POST", "/api/projects?name=book", BOOK);
            browser.open(daemon.uri("/#token=" + daemon.token()).toString());
            browser.await("#done summary").click();
            browser.await("#done a[href$='/book.html']");
            browser.open(daemon.uri("/files/book/book.html").toString());
            browser.await(".row .at").click();
            browser.await(
                    () -> ((Number) browser.script("return document.querySelector('video').currentTime")).doubleValue()
                            > 0.4);
            assertThat(browser.complaints()).isEmpty();

            Path page = folder.resolve("outbox/book/book.html");
            Files.writeString(
                    page,
                    Files.readString(page)
                            .replace(
                                    "</body>",
                                    "<script>document.title = 'stolen'</script><p onclick=\"document.title = 'stolen'\" id=bait>x</p></body>"));
            browser.open(daemon.uri("/files/book/book.html").toString());
            browser.await(".row .at");
            browser.script("document.getElementById('bait').click()");
            assertThat(browser.script("return document.title")).isEqualTo("Proofs of A <b>book</b>");
            assertThat(browser.complaints()).anyMatch(said -> said.contains("Content Security Policy"));

            Files.writeString(page, Files.readString(page).replace("// What the page says", "// What another says"));
            browser.open(daemon.uri("/files/book/book.html").toString());
            assertThat(browser.await("#dead").getText()).contains("another version");
        }
    }
}
