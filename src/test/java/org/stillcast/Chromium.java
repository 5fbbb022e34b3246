package org.stillcast;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** A page as people see it; a test that asks for one is skipped where Chromium, or its driver, is not installed. */
final class Chromium implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final Dimension DESK = new Dimension(1100, 1000);
    private static final Dimension PHONE = new Dimension(375, 812);

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * Opens one.
     *
     * @param folder for its profile and for what it saves
     * @param language of its user
     */
    static Chromium in(Path folder, String language) {
        Optional<Path> driver = program("chromedriver");
        Optional<Path> chromium = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> program(name).stream())
                .findFirst();
        assumeThat(driver).as("chromedriver is on the PATH").isPresent();
        assumeThat(chromium).as("chromium is on the PATH").isPresent();
        ChromeOptions options = new ChromeOptions()
                .setBinary(chromium.orElseThrow().toFile())
                .addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--mute-audio")
                .addArguments("--lang=" + language, "--user-data-dir=" + folder.resolve("profile"))
                .setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
        options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
        ChromeDriver opened = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.orElseThrow().toFile())
                        .build(),
                options);
        opened.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
        opened.manage().window().setSize(DESK);
        return new Chromium(opened);
    }

    private static Optional<Path> program(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Returns what it is steered by. */
    ChromeDriver driver() {
        return driver;
    }

    void open(String address) {
        driver.get(address);
    }

    WebElement await(String selector) {
        return await(By.cssSelector(selector));
    }

    WebElement await(By place) {
        return new WebDriverWait(driver, HttpDaemon.PATIENCE)
                .until(ExpectedConditions.visibilityOfElementLocated(place));
    }

    void await(BooleanSupplier condition) {
        new WebDriverWait(driver, HttpDaemon.PATIENCE, Duration.ofMillis(100)).until(any -> condition.getAsBoolean());
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** In light and dark, on a desk and on a phone, where nothing sticks out either; each leaves a picture. */
    void requireAccessible(String state) throws IOException {
        for (String scheme : List.of("light", "dark")) {
            driver.executeCdpCommand(
                    "Emulation.setEmulatedMedia",
                    Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
            for (Dimension size : List.of(DESK, PHONE)) {
                setSize(size);
                Files.createDirectories(SCREENSHOTS);
                Path picture = SCREENSHOTS.resolve("%s-%s-%d.png".formatted(state, scheme, size.getWidth()));
                Files.write(picture, driver.getScreenshotAs(OutputType.BYTES));
                assertThat((Boolean) script("return document.documentElement.scrollWidth <= innerWidth"))
                        .as("nothing sticks out: %s", picture)
                        .isTrue();
                assertThat(violations()).as(picture.toString()).isEmpty();
            }
        }
        setSize(DESK);
    }

    private List<?> violations() throws IOException {
        try (InputStream axe = Chromium.class.getResourceAsStream("/axe.min.js")) {
            script(new String(Objects.requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<?>) driver.executeAsyncScript(
                "const done = arguments[0]; axe.run(document).then(found => done(found.violations.map("
                        + "each => each.id + ' ' + each.nodes.map(node => node.html + node.failureSummary))))");
    }

    /** A window has a least width that is more than a phone's. */
    private void setSize(Dimension size) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", size.getWidth(), "height", size.getHeight(), "deviceScaleFactor", 1, "mobile", false));
    }

    /** Returns what the page has complained of since this was asked last, or its policy has kept it from. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
