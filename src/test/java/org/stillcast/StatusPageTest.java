package org.stillcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

import static org.assertj.core.api.Assertions.assertThat;

/** The page as people use it, in Chromium; skipped where that, or its driver, is not installed. */
class StatusPageTest {
    private static final String BOOK = "{\"version\": 1, \"image\": \"bg.png\", \"clips\":"
            + " [{\"audio\": \"a.wav\", \"text\": \"The first clip\"}, {\"audio\": \"b.wav\", \"text\": \"The second\"}]}";

    @TempDir
    private Path folder;

    private Path inbox;
    private Optional<Chromium> browser = Optional.empty();

    @BeforeEach
    void makeClips() throws IOException {
        inbox = Files.createDirectories(folder.resolve("inbox"));
        TestMedia.picture(inbox.resolve("bg.png"), 320, 180);
        TestMedia.clip(inbox.resolve("a.wav"), 1, "3");
        TestMedia.clip(inbox.resolve("b.wav"), 2, "3");
    }

    @AfterEach
    void closeBrowser() {
        browser.ifPresent(Chromium::close);
    }

    private ChromeDriver open(String address, String language) {
        Chromium opened = Chromium.in(folder, language);
        browser = Optional.of(opened);
        opened.open(address);
        return opened.driver();
    }

    private static String address(HttpDaemon daemon) {
        return "http://127.0.0.1:" + daemon.port() + "/#token=" + daemon.token();
    }

    private WebElement await(By place) {
        return browser.orElseThrow().await(place);
    }

    private void await(BooleanSupplier condition) {
        browser.orElseThrow().await(condition);
    }

    private static By text(String section, String text) {
        return By.xpath("//*[@id='%s']//*[normalize-space()='%s']".formatted(section, text));
    }

    private Object script(String script, Object... arguments) {
        return browser.orElseThrow().script(script, arguments);
    }

    /** Drops a file as somebody does who drags it there. */
    private void drop(String name, String content) {
        script(
                "const data = new DataTransfer(); data.items.add(new File([arguments[1]], arguments[0]));"
                        + "document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true,"
                        + " cancelable: true}));",
                name,
                content);
    }

    @Test
    void aManifestThatIsDroppedIsWatchedAndPlayedWithSubtitles() throws Exception {
        try (HttpDaemon daemon = HttpDaemon.in(folder)) {
            ChromeDriver page = open(address(daemon), "en");
            await(By.id("empty"));
            requireAccessible("empty");
            assertThat(page.getCurrentUrl()).doesNotContain("token");

            drop("Mein Buch.json", BOOK.replace("\"clips\"", "\"output\": {\"fullVideo\": true}, \"clips\""));
            await(text("done", "Mein-Buch")).click();
            await(By.cssSelector("#done .play")).click();

            await(() -> (Boolean) script("const video = document.querySelector('video');"
                    + "return video && video.currentTime > 0.2 && video.textTracks[0].activeCues?.length > 0"));
            assertThat(script("return document.querySelector('video').textTracks[0].activeCues[0].text"))
                    .isEqualTo("The first clip");
            script("document.querySelector('video').currentTime = 4");
            await(() -> "The second"
                    .equals(script("return document.querySelector('video').textTracks[0].activeCues[0]?.text")));
            requireAccessible("playing");
            assertThat(page.findElements(By.cssSelector("#done a")))
                    .allSatisfy(link -> assertThat(daemon.bytes(link.getDomProperty("pathname"))
                                    .statusCode())
                            .isEqualTo(200));
            assertThat(page.findElements(By.cssSelector("#done a[download]")))
                    .extracting(link -> link.getDomAttribute("download"))
                    .contains("Mein-Buch_part001.mp4", "Mein-Buch_part001.srt", "Mein-Buch_full.mp4")
                    .doesNotContain("Mein-Buch.json");
            requireQuietConsole();
        }
    }

    @Test
    void aFailureIsSeenMendedAndTriedAgain() throws Exception {
        try (HttpDaemon daemon = HttpDaemon.in(folder, "--set", "stillcast.media-wait=1s")) {
            String hostile = "<img src=x onerror=alert(1)>.json";
            Files.writeString(inbox.resolve(hostile), BOOK.replace("a.wav", "<b>no</b>.wav"));
            ChromeDriver page = open(address(daemon), "en");
            WebElement report = await(By.cssSelector("#failed pre"));

            assertThat(report.getText()).contains("/clips/0", "<b>no</b>.wav");
            assertThat(page.findElement(By.cssSelector("#failed h3")).getText())
                    .isEqualTo(hostile.replace(".json", ""));
            assertThat(page.findElements(By.cssSelector("#failed img, #failed b")))
                    .isEmpty();
            requireAccessible("failed");

            Files.writeString(inbox.resolve("failed").resolve(hostile), BOOK);
            page.findElement(By.cssSelector("#failed .main")).click();

            await(By.cssSelector("#done summary"));
            await(() -> page.findElements(By.cssSelector("#failed li")).isEmpty());
            assertThat(script("return document.activeElement.id")).isEqualTo("main");
            requireQuietConsole();
        }
    }

    /** The list shows the begin of a report; what goes above it takes away nothing of it. */
    @Test
    void aLongReportIsCopiedAsAWhole() throws Exception {
        String clips =
                IntStream.range(0, 100).mapToObj("\"no-%02d.wav\""::formatted).collect(Collectors.joining(", "));
        try (HttpDaemon daemon = HttpDaemon.in(folder, "--set", "stillcast.media-wait=1s")) {
            ChromeDriver page = open(address(daemon), "en");
            Files.writeString(
                    inbox.resolve("long.json"), "{\"version\": 1, \"image\": \"bg.png\", \"clips\": [" + clips + "]}");
            await(text("failed", "long"));
            Files.writeString(inbox.resolve("later.json"), "{");
            await(text("failed", "later"));
            script("navigator.clipboard.writeText = async text => { window.copied = text; };");
            WebElement copy = page.findElement(By.cssSelector("[aria-label='Copy the report of long.json']"));

            copy.sendKeys("");
            Files.delete(inbox.resolve("failed/later.json"));
            await(() -> page.findElements(By.cssSelector("#failed > li")).size() == 1);
            page.switchTo().activeElement().sendKeys(Keys.ENTER);

            await(() -> script("return window.copied") != null);
            assertThat((String) script("return window.copied")).contains("no-00.wav", "no-99.wav");
            assertThat(page.switchTo().activeElement()).isEqualTo(copy);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // ffmpeg is made to wait by a shell script
    void whatIsInWorkIsCancelled() throws Exception {
        Path goOn = folder.resolve("go-on");
        try (HttpDaemon daemon = HttpDaemon.in(
                folder, "--set", "stillcast.ffmpeg=" + TestMedia.ffmpegThatWaitsFor(folder, goOn, "book/segment_"))) {
            ChromeDriver page = open(address(daemon), "en");
            await(By.id("empty"));
            script(
                    "window.said = []; const node = document.getElementById('announcer');"
                            + "new MutationObserver(() => said.push(node.textContent.trim())).observe(node, {childList: true})");
            drop("book.json", BOOK);
            await(text("running", "Rendering clips"));
            requireAccessible("running");

            page.findElement(By.cssSelector("#running button")).click();
            page.switchTo().alert().accept();

            assertThat(await(By.cssSelector("#failed pre")).getText()).startsWith("book.json was cancelled.");
            Awaitility.await()
                    .atMost(HttpDaemon.PATIENCE)
                    .until(() -> daemon.text().contains("work on it ends"));
            Files.createFile(goOn);
            await(() -> page.findElements(By.cssSelector("#running li")).isEmpty());
            assertThat(script("return document.activeElement.id")).isEqualTo("main");
            assertThat((List<?>) script("return said"))
                    .isEqualTo(
                            List.of("book.json is in work.", "book.json is being cancelled.", "book.json has failed."));
            assertThat(inbox.resolve("failed/book.json")).exists();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // ffmpeg is made to wait by a shell script
    @SuppressWarnings("try") // the end of the broker lets an interruption through
    void workersAreShownAsLongAsTheyAreThere() throws Exception {
        Path goOn = folder.resolve("go-on");
        Path ffmpeg = TestMedia.ffmpegThatWaitsFor(folder, goOn, "book/done_");
        try (TestBroker broker = TestBroker.anywhere(folder.resolve("broker"));
                HttpDaemon daemon = HttpDaemon.in(folder, "--set", "stillcast.broker=" + broker.url())) {
            ChromeDriver page = open(address(daemon), "en");
            await(By.id("empty"));
            assertThat(page.findElement(By.id("workers-section")).isDisplayed()).isFalse();
            drop("book.json", BOOK);
            Process worker = Run.start(
                    folder,
                    folder.resolve("worker.txt"),
                    "worker",
                    "--jobs",
                    "3",
                    "--broker",
                    broker.url(),
                    "--set",
                    "stillcast.ffmpeg=" + ffmpeg);
            try {
                await(text("workers", "2 of 3 jobs"));
                assertThat(page.findElements(By.cssSelector("#workers .doing li")))
                        .extracting(WebElement::getText)
                        .containsExactlyInAnyOrder(
                                "book: clip 1 (a.wav, /clips/0/audio)", "book: clip 2 (b.wav, /clips/1/audio)");
                assertThat(HttpDaemon.json(daemon.get("/api/projects"))
                                .at("/workers/0/jobs")
                                .asInt())
                        .isEqualTo(3);
                assertThat(daemon.get("/observe/metrics").body())
                        .contains("stillcast_workers 1.0", "stillcast_workers_jobs 3.0", "stillcast_workers_busy 2.0")
                        .containsPattern("stillcast_workers_load [0-9]");
                Awaitility.await()
                        .atMost(HttpDaemon.PATIENCE)
                        .untilAsserted(() -> assertThat(String.join(
                                        "\n", Run.in(folder, "status").out()))
                                .containsPattern("Workers\n  .* " + worker.pid() + "  2 of 3 jobs  .*clip 1 "));

                Files.createFile(goOn);
                await(text("done", "book"));
                await(() -> page.findElement(By.cssSelector("#workers .doing"))
                        .getText()
                        .startsWith("last: book: Part 1"));
                worker.destroy();
                await(() -> !page.findElement(By.id("workers-section")).isDisplayed());
                requireQuietConsole();
            } finally {
                worker.destroyForcibly();
            }
            showManyWorkers();
            assertThat(await(By.cssSelector("#workers [data-silent=true] .stage"))
                            .getText())
                    .startsWith("Silent: ");
            assertThat(page.findElements(By.cssSelector("#workers > li"))).hasSize(4);
            assertThat(page.findElements(By.cssSelector("#workers b"))).isEmpty();
            requireAccessible("workers");
        }
    }

    /** The page listens no more, as one that nobody looks at, and is told of workers that nobody waits for here. */
    private void showManyWorkers() {
        browser.orElseThrow().driver().executeAsyncScript("""
                const shown = arguments[0];
                Object.defineProperty(document, 'hidden', {value: true});
                document.dispatchEvent(new Event('visibilitychange'));
                const worker = (name, jobs, busy, silent) => ({name, jobs, silent, load: 3.4, done: 1234, last: 'clip 9 (i.wav, /clips/8)',
                    doing: Array.from({length: busy}, (none, i) => `clip ${i + 1} (${'a-long-name-'.repeat(i)}.wav, /clips/${i})`)});
                import('/workers.js').then(workers => workers.showWorkers([
                    worker('attic 7', 4, 0, false), worker('<b>cellar</b> 1', 4, 0, true), worker('hall 1', 16, 12, false),
                    worker('hall 1', 4, 3, false)])).then(shown);""");
    }

    @Test
    void whatIsRefusedIsSaidWithAllFaults() throws Exception {
        try (HttpDaemon daemon = HttpDaemon.in(folder)) {
            ChromeDriver page = open(address(daemon), "en");
            await(By.id("empty"));

            drop("bad.json", BOOK.replace("a.wav", "no.wav").replace("bg.png", "no.png"));

            assertThat(await(By.cssSelector(".notice.wrong")).getText())
                    .contains("bad.json was not taken: the manifest has 2 faults", "/image: ", "/clips/0/audio: ");
            requireAccessible("refused");
            page.findElement(By.cssSelector(".notice button")).click();
            assertThat(page.findElements(By.cssSelector(".notice"))).isEmpty();
            assertThat(script("return document.activeElement.id")).isEqualTo("main");
        }
    }

    /** By the button, since a driver cannot drop a folder; what is walked then differs only in who walks. */
    @Test
    void aFolderIsHandedIn() throws Exception {
        Path book = Files.createDirectories(folder.resolve("outside/文件夹 book/audio"));
        Files.copy(inbox.resolve("a.wav"), book.resolve("a.wav"));
        Files.copy(inbox.resolve("bg.png"), book.resolveSibling("bg.png"));
        Files.writeString(book.resolveSibling(".DS_Store"), "hidden");
        Files.writeString(
                book.resolveSibling("manifest.json"),
                "{\"version\": 1, \"image\": \"bg.png\", \"clips\": [\"audio/a.wav\"]}");
        try (HttpDaemon daemon = HttpDaemon.in(folder)) {
            ChromeDriver page = open(address(daemon), "en");
            await(By.id("empty"));

            page.findElement(By.id("pick-folder")).sendKeys(book.getParent().toString());

            await(text("done", "文件夹-book"));
            assertThat(inbox.resolve("done/文件夹 book").toFile().list()).doesNotContain(".DS_Store");
        }
    }

    @Test
    void thePageGoesOnAfterARestart() throws Exception {
        HttpDaemon daemon = HttpDaemon.in(folder);
        try {
            ChromeDriver page = open(address(daemon), "en");
            await(() -> "live".equals(page.findElement(By.id("link")).getDomAttribute("data-state")));

            daemon.close();
            await(() -> "lost".equals(page.findElement(By.id("link")).getDomAttribute("data-state")));
            daemon = daemon.restarted();
            await(() -> "live".equals(page.findElement(By.id("link")).getDomAttribute("data-state")));

            drop("again.json", BOOK);
            await(text("done", "again"));
        } finally {
            daemon.close();
        }
    }

    /** Under an address that others can reach, nothing is shown without it, and videos and events come by a session. */
    @Test
    void theTokenIsAskedForWhereItIsNeeded() throws Exception {
        String token = "a-token-of-the-operator";
        try (HttpDaemon daemon = HttpDaemon.in(
                folder, "--set", "stillcast.http-address=0.0.0.0", "--set", "stillcast.http-token=" + token)) {
            ChromeDriver page = open("http://127.0.0.1:" + daemon.port() + "/", "en");
            WebElement field = await(By.id("token"));
            requireAccessible("token");

            field.sendKeys(Keys.ESCAPE);
            await(By.id("token-give"));
            requireAccessible("closed");
            page.findElement(By.id("token-give")).click();
            await(By.id("token")).sendKeys(Keys.ESCAPE);
            await(By.id("token-give"));
            script("location.hash = '#token=another'");
            await(() -> page.findElement(By.id("token-wrong")).getText().equals("That is not the token."));
            await(By.id("token")).sendKeys(token, Keys.ENTER);

            await(By.id("empty"));
            drop("book.json", BOOK);
            await(text("done", "book")).click();
            await(By.cssSelector("#done .play")).click();
            await(() -> (Boolean) script("return document.querySelector('video')?.currentTime > 0"));

            beginAnewInHaste(page);
            await(() -> (Boolean) script("return performance.getEntriesByType('resource')"
                    + ".filter(each => each.name.endsWith('/api/session')).length > 12"));
            assertThat((Long) script("return opened.filter(each => each.readyState !== EventSource.CLOSED).length"))
                    .isEqualTo(1);
        }
    }

    /** Six hours pass in a second, and somebody comes and goes all the time; what listens is counted. */
    private void beginAnewInHaste(ChromeDriver page) {
        page.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", """
                        window.opened = [];
                        {
                            const {setInterval, EventSource} = window;
                            window.setInterval = (task, millis) => setInterval(task, millis / 21_600);
                            window.EventSource = class extends EventSource {
                                constructor(place) {
                                    super(place);
                                    window.opened.push(this);
                                }
                            };
                        }
                        """));
        page.navigate().refresh();
        await(() -> "live".equals(page.findElement(By.id("link")).getDomAttribute("data-state")));
        script("for (let i = 0; i < 10; i++) { document.dispatchEvent(new Event('visibilitychange')); }");
    }

    @Test
    void itIsUsedByKeyboardAlone() throws Exception {
        try (HttpDaemon daemon = HttpDaemon.in(folder)) {
            daemon.write("POST", "/api/projects?name=book", BOOK);
            ChromeDriver page = open(address(daemon), "en");
            await(text("done", "book"));

            List<String> stops = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                new Actions(page).sendKeys(Keys.TAB).perform();
                stops.add(String.valueOf(
                        script("const at = document.activeElement;" + "return at.id || at.className || at.tagName")));
            }
            assertThat(stops).containsExactly("skip", "pick-manifest", "pick-folder", "SUMMARY");
            new Actions(page).sendKeys(Keys.ENTER).perform();
            await(By.cssSelector("#done .play"));
            new Actions(page).sendKeys(Keys.TAB, Keys.SPACE).perform();
            await(() -> (Boolean) script("return document.querySelector('video')?.currentTime > 0"));
            assertThat(script("return document.activeElement.getAttribute('aria-expanded')"))
                    .isEqualTo("true");
        }
    }

    @Test
    void itSpeaksChinese() throws Exception {
        try (HttpDaemon daemon = HttpDaemon.in(folder)) {
            ChromeDriver page = open(address(daemon), "zh-CN");

            assertThat(await(By.cssSelector("#empty h2")).getText()).isEqualTo("这里还没有项目");
            assertThat(page.findElement(By.tagName("html")).getDomAttribute("lang"))
                    .isEqualTo("zh-CN");
        }
    }

    private static final Pattern WORD = Pattern.compile("(?m)^ {4}'([a-zA-Z0-9.-]+)': ");

    /** But for the numbers, of which Chinese has one. */
    @Test
    void bothLanguagesSayTheSame() throws IOException {
        String words = Files.readString(Path.of("src/main/resources/org/stillcast/web/page/words.js"));
        int border = words.indexOf("const chinese");

        assertThat(keys(words.substring(border)))
                .isEqualTo(keys(words.substring(0, border).replaceAll("(?m)^ {4}'[^']+[.]one'.*$", "")));
    }

    private static Set<String> keys(String words) {
        return WORD.matcher(words)
                .results()
                .map((MatchResult word) -> word.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void requireAccessible(String state) throws IOException {
        browser.orElseThrow().requireAccessible(state);
    }

    /** Neither a fault of the page, nor something that its own policy keeps it from. */
    private void requireQuietConsole() {
        assertThat(browser.orElseThrow().complaints().stream()
                        .filter(message -> !message.toLowerCase(Locale.ROOT).contains("favicon")))
                .isEmpty();
    }
}
