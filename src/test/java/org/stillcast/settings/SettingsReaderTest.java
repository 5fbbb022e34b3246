package org.stillcast.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsReaderTest {
    private static final String KNOWN =
            "nown are stillcast.inbox, stillcast.outbox, stillcast.temp, stillcast.media-roots, stillcast.fonts, stillcast.ffmpeg,"
                    + " stillcast.segment-parallelism, stillcast.part-parallelism, stillcast.projects, stillcast.split-every,"
                    + " stillcast.clip-timeout, stillcast.stall-timeout, stillcast.retries, stillcast.media-wait,"
                    + " stillcast.max-clips, stillcast.max-bad-clips, stillcast.max-length, stillcast.max-pixels,"
                    + " stillcast.max-manifest-size, stillcast.strict, stillcast.keep-done, stillcast.keep-failed,"
                    + " stillcast.keep-for, stillcast.completed-endpoint, stillcast.failed-endpoint,"
                    + " stillcast.http, stillcast.http-address, stillcast.http-port, stillcast.http-token, stillcast.http-hosts,"
                    + " stillcast.max-upload, stillcast.min-free, stillcast.broker, stillcast.broker-user,"
                    + " stillcast.broker-password, stillcast.in-flight, stillcast.jobs, and camel.*";

    @Test
    void defaultsHoldWhereNothingIsSet(@TempDir Path home) throws Exception {
        Settings settings = new SettingsReader(Map.of(), Map.of(), home).read();

        assertThat(settings)
                .isEqualTo(new Settings(
                        Map.ofEntries(
                                Map.entry(Property.INBOX, home.resolve("inbox")),
                                Map.entry(Property.OUTBOX, home.resolve("outbox")),
                                Map.entry(Property.TEMP, home.resolve("temp")),
                                Map.entry(Property.MEDIA_ROOTS, List.of()),
                                Map.entry(Property.FONTS, List.of()),
                                Map.entry(Property.FFMPEG, "bundled"),
                                Map.entry(Property.SEGMENT_PARALLELISM, 1),
                                Map.entry(
                                        Property.PART_PARALLELISM,
                                        Runtime.getRuntime().availableProcessors()),
                                Map.entry(Property.PROJECTS, 1),
                                Map.entry(Property.SPLIT_EVERY, Duration.ofMinutes(10)),
                                Map.entry(Property.CLIP_TIMEOUT, Duration.ofMinutes(1)),
                                Map.entry(Property.STALL_TIMEOUT, Duration.ofMinutes(1)),
                                Map.entry(Property.RETRIES, 2),
                                Map.entry(Property.MEDIA_WAIT, Duration.ofMinutes(10)),
                                Map.entry(Property.MAX_CLIPS, 100_000),
                                Map.entry(Property.MAX_BAD_CLIPS, 100),
                                Map.entry(Property.MAX_LENGTH, Duration.ofHours(100)),
                                Map.entry(Property.MAX_PIXELS, 40_000_000),
                                Map.entry(Property.MAX_MANIFEST_SIZE, 67_108_864L),
                                Map.entry(Property.STRICT, false),
                                Map.entry(Property.KEEP_DONE, Optional.empty()),
                                Map.entry(Property.KEEP_FAILED, Optional.empty()),
                                Map.entry(Property.KEEP_FOR, Optional.empty()),
                                Map.entry(Property.COMPLETED_ENDPOINT, Optional.empty()),
                                Map.entry(Property.FAILED_ENDPOINT, Optional.empty()),
                                Map.entry(Property.HTTP, true),
                                Map.entry(Property.HTTP_ADDRESS, "127.0.0.1"),
                                Map.entry(Property.HTTP_PORT, 7845),
                                Map.entry(Property.HTTP_TOKEN, Optional.empty()),
                                Map.entry(Property.HTTP_HOSTS, List.of()),
                                Map.entry(Property.MAX_UPLOAD, 4L << 30),
                                Map.entry(Property.MIN_FREE, 1L << 30),
                                Map.entry(Property.BROKER, Optional.empty()),
                                Map.entry(Property.BROKER_USER, Optional.empty()),
                                Map.entry(Property.BROKER_PASSWORD, Optional.empty()),
                                Map.entry(Property.IN_FLIGHT, 32),
                                Map.entry(Property.JOBS, Runtime.getRuntime().availableProcessors())),
                        Map.of()));
    }

    @Test
    void everyPropertyCanBeSet(@TempDir Path home) throws Exception {
        Path absolute = home.resolve("elsewhere").toAbsolutePath();
        Map<String, String> commandLine = Map.ofEntries(
                Map.entry("stillcast.inbox", "in"),
                Map.entry("stillcast.outbox", absolute.toString()),
                Map.entry("stillcast.temp", "work/../scratch"),
                Map.entry("stillcast.media-roots", " voices ,," + absolute + ","),
                Map.entry("stillcast.fonts", "fonts,noto/NotoSans.ttf"),
                Map.entry("stillcast.ffmpeg", "path"),
                Map.entry("stillcast.segment-parallelism", "64"),
                Map.entry("stillcast.part-parallelism", "3"),
                Map.entry("stillcast.projects", "16"),
                Map.entry("stillcast.split-every", "1h30m"),
                Map.entry("stillcast.clip-timeout", "500ms"),
                Map.entry("stillcast.stall-timeout", "90s"),
                Map.entry("stillcast.retries", "0"),
                Map.entry("stillcast.media-wait", "1h"),
                Map.entry("stillcast.max-clips", "1000000"),
                Map.entry("stillcast.max-bad-clips", "7"),
                Map.entry("stillcast.max-length", "1h30m"),
                Map.entry("stillcast.max-pixels", "2147483647"),
                Map.entry("stillcast.max-manifest-size", "1K"),
                Map.entry("stillcast.strict", "true"),
                Map.entry("stillcast.keep-done", "0"),
                Map.entry("stillcast.keep-failed", "7"),
                Map.entry("stillcast.keep-for", "720h"),
                Map.entry("stillcast.completed-endpoint", "log:done"),
                Map.entry("stillcast.failed-endpoint", "log:failed"),
                Map.entry("stillcast.http", "false"),
                Map.entry("stillcast.http-address", "0.0.0.0"),
                Map.entry("stillcast.http-port", "0"),
                Map.entry("stillcast.http-token", "0123456789-_abcd"),
                Map.entry("stillcast.http-hosts", "Studio.example, ,[::1]"),
                Map.entry("stillcast.max-upload", "1M"),
                Map.entry("stillcast.min-free", "1"),
                Map.entry("stillcast.broker", "(tcp://a:1,tcp://b:2?sslEnabled=true)?ha=true"),
                Map.entry("stillcast.broker-user", "studio"),
                Map.entry("stillcast.broker-password", "pass word"),
                Map.entry("stillcast.in-flight", "1000"),
                Map.entry("stillcast.jobs", "256"),
                Map.entry("camel.main.name", "studio"));

        Settings settings = new SettingsReader(commandLine, Map.of(), home).read();

        assertThat(settings)
                .isEqualTo(new Settings(
                        Map.ofEntries(
                                Map.entry(Property.INBOX, home.resolve("in")),
                                Map.entry(Property.OUTBOX, absolute),
                                Map.entry(Property.TEMP, home.resolve("scratch")),
                                Map.entry(Property.MEDIA_ROOTS, List.of(home.resolve("voices"), absolute)),
                                Map.entry(
                                        Property.FONTS,
                                        List.of(home.resolve("fonts"), home.resolve("noto/NotoSans.ttf"))),
                                Map.entry(Property.FFMPEG, "path"),
                                Map.entry(Property.SEGMENT_PARALLELISM, 64),
                                Map.entry(Property.PART_PARALLELISM, 3),
                                Map.entry(Property.PROJECTS, 16),
                                Map.entry(Property.SPLIT_EVERY, Duration.ofMinutes(90)),
                                Map.entry(Property.CLIP_TIMEOUT, Duration.ofMillis(500)),
                                Map.entry(Property.STALL_TIMEOUT, Duration.ofSeconds(90)),
                                Map.entry(Property.RETRIES, 0),
                                Map.entry(Property.MEDIA_WAIT, Duration.ofHours(1)),
                                Map.entry(Property.MAX_CLIPS, 1_000_000),
                                Map.entry(Property.MAX_BAD_CLIPS, 7),
                                Map.entry(Property.MAX_LENGTH, Duration.ofMinutes(90)),
                                Map.entry(Property.MAX_PIXELS, 2_147_483_647),
                                Map.entry(Property.MAX_MANIFEST_SIZE, 1024L),
                                Map.entry(Property.STRICT, true),
                                Map.entry(Property.KEEP_DONE, Optional.of(0)),
                                Map.entry(Property.KEEP_FAILED, Optional.of(7)),
                                Map.entry(Property.KEEP_FOR, Optional.of(Duration.ofHours(720))),
                                Map.entry(Property.COMPLETED_ENDPOINT, Optional.of("log:done")),
                                Map.entry(Property.FAILED_ENDPOINT, Optional.of("log:failed")),
                                Map.entry(Property.HTTP, false),
                                Map.entry(Property.HTTP_ADDRESS, "0.0.0.0"),
                                Map.entry(Property.HTTP_PORT, 0),
                                Map.entry(Property.HTTP_TOKEN, Optional.of("0123456789-_abcd")),
                                Map.entry(Property.HTTP_HOSTS, List.of("studio.example", "[::1]")),
                                Map.entry(Property.MAX_UPLOAD, 1L << 20),
                                Map.entry(Property.MIN_FREE, 1L),
                                Map.entry(
                                        Property.BROKER, Optional.of("(tcp://a:1,tcp://b:2?sslEnabled=true)?ha=true")),
                                Map.entry(Property.BROKER_USER, Optional.of("studio")),
                                Map.entry(Property.BROKER_PASSWORD, Optional.of("pass word")),
                                Map.entry(Property.IN_FLIGHT, 1000),
                                Map.entry(Property.JOBS, 256)),
                        Map.of("camel.main.name", "studio")));
    }

    @Test
    void commandLineBeatsEnvironmentBeatsFileBeatsDefault(@TempDir Path home) throws Exception {
        write(home, "stillcast.inbox=file\nstillcast.outbox=file\nstillcast.temp=file\ncamel.a=file\ncamel.b=file\n");
        Map<String, String> environment = Map.of("STILLCAST_INBOX", "environment", "STILLCAST_OUTBOX", "environment");
        Map<String, String> commandLine = Map.of("stillcast.inbox", "command-line", "camel.a", "command-line");

        Settings settings = new SettingsReader(commandLine, environment, home).read();

        assertThat(settings.inbox()).isEqualTo(home.resolve("command-line"));
        assertThat(settings.outbox()).isEqualTo(home.resolve("environment"));
        assertThat(settings.temp()).isEqualTo(home.resolve("file"));
        assertThat(settings.ffmpeg()).isEqualTo("bundled");
        assertThat(settings.camel()).isEqualTo(Map.of("camel.a", "command-line", "camel.b", "file"));
    }

    @Test
    void environmentNamesArePropertiesInCapitalsAndMayBeInSmallLettersAsOnWindows(@TempDir Path home) throws Exception {
        Map<String, String> environment = Map.of("STILLCAST_SPLIT_EVERY", "15m", "stillcast_max_clips", "7");

        Settings settings = new SettingsReader(Map.of(), environment, home).read();

        assertThat(settings.splitEvery()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.maxClips()).isEqualTo(7);
    }

    @Test
    void variablesOfTheLauncherAndOfOthersAreIgnored(@TempDir Path home) throws Exception {
        Map<String, String> environment =
                Map.of("STILLCAST_JAVA_OPTS", "-Xmx1g", "STILLCAST", "x", "PATH", "/bin", "camel.main.name", "x");

        Settings settings = new SettingsReader(Map.of(), environment, home).read();

        assertThat(settings).isEqualTo(new SettingsReader(Map.of(), Map.of(), home).read());
    }

    @Test
    void anUnknownKeyOnTheCommandLineIsAnsweredWithTheOneMeant(@TempDir Path home) {
        assertThatThrownBy(() -> new SettingsReader(Map.of("stillcast.Inbox", "x"), Map.of(), home).read())
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage("unknown property stillcast.Inbox in the command line; did you mean stillcast.inbox?");
    }

    @Test
    void anUnknownVariableIsAnsweredWithTheOneMeant(@TempDir Path home) {
        assertThatThrownBy(() -> new SettingsReader(Map.of(), Map.of("STILLCAST_IN_BOX", "x"), home).read())
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage("unknown property STILLCAST_IN_BOX in the environment; did you mean STILLCAST_INBOX?");
    }

    @Test
    void anUnknownKeyInTheFileIsAnsweredWithTheOneMeant(@TempDir Path home) throws Exception {
        Path file = write(home, "inbox=x\n");

        assertThatThrownBy(() -> new SettingsReader(Map.of(), Map.of(), home).read())
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage("unknown property inbox in " + file + "; did you mean stillcast.inbox?");
    }

    /** What it is instead may be nearly the secret. */
    @Test
    void aTokenThatCannotBeIsNotRepeated(@TempDir Path home) {
        assertThatThrownBy(() -> new SettingsReader(Map.of("stillcast.http-token", "too-short"), Map.of(), home).read())
                .hasMessage(
                        "stillcast.http-token must have at least 16 letters, digits or signs of . _ ~ + / = -, and no"
                                + " blanks, or be left out (the command line)");
    }

    @Test
    void aTokenIsNotShown(@TempDir Path home) throws Exception {
        Settings settings =
                new SettingsReader(Map.of("stillcast.http-token", "0123456789abcdef"), Map.of(), home).read();

        assertThat(settings.toString()).doesNotContain("0123456789abcdef");
    }

    @Test
    void anUnknownKeyThatIsNearToNoneIsAnsweredWithTheKnownOnes(@TempDir Path home) {
        assertThatThrownBy(() -> new SettingsReader(Map.of("stillcast.colour", "x"), Map.of(), home).read())
                .hasMessage("unknown property stillcast.colour in the command line; k" + KNOWN);
    }

    @Test
    void theFileIsWrittenAsPeopleWriteItOnWindows(@TempDir Path home) throws Exception {
        String text = """
                \uFEFF# where ffmpeg is
                stillcast.ffmpeg = C:\\videos\\new\\ffmpeg.exe
                stillcast.completed-endpoint=file:D:\\done\\
                stillcast.inbox=語学
                camel.main.name=\\u0041
                """;
        write(home, text.replace("\n", "  \r\n"));

        Settings settings = new SettingsReader(Map.of(), Map.of(), home).read();

        assertThat(settings.ffmpeg()).isEqualTo("C:\\videos\\new\\ffmpeg.exe");
        assertThat(settings.completedEndpoint()).contains("file:D:\\done\\");
        assertThat(settings.inbox()).isEqualTo(home.resolve("語学"));
        assertThat(settings.camel()).isEqualTo(Map.of("camel.main.name", "\\u0041  "));
    }

    @Test
    void aFileThatIsNotUtf8IsNotGuessedAt(@TempDir Path home) throws Exception {
        Files.write(home.resolve("stillcast.properties"), "stillcast.inbox=é".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> new SettingsReader(Map.of(), Map.of(), home).read())
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageStartingWith(home.resolve("stillcast.properties") + " is not UTF-8; save it again")
                .hasCauseInstanceOf(CharacterCodingException.class);
    }

    @Test
    void aKeyThatStandsTwiceWithTwoValuesIsNotGuessedAt(@TempDir Path home) throws Exception {
        Path file =
                write(home, "stillcast.retries=1\nstillcast.strict=true\nstillcast.retries=2\nstillcast.strict=true\n");

        assertThatThrownBy(() -> new SettingsReader(Map.of(), Map.of(), home).read())
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageStartingWith(file + " has stillcast.retries more than once");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "500K, 512000",
        "64M, 67108864",
        "64m, 67108864",
        "2G, 2147483648",
        "3T, 3298534883328",
        "8388607T, 9223370937343148032"
    })
    void sizesCarryTheirUnit(String text, long bytes, @TempDir Path home) throws Exception {
        Settings settings = new SettingsReader(Map.of("stillcast.max-manifest-size", text), Map.of(), home).read();

        assertThat(settings.maxManifestSizeBytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    inbox                |           | given |
                    outbox               | `  `      | given |
                    ffmpeg               |           | given |
                    segment-parallelism  | 0         | a whole number from 1 to 64 |
                    segment-parallelism  | cores     | a whole number from 1 to 64 |
                    part-parallelism     | 65        | a whole number from 1 to 64 |
                    split-every          | 10        | a time such as "90s", "10m" or "1h30m" | "10m" or "10s"
                    clip-timeout         | -1s       | a time such as "90s", "10m" or "1h30m" |
                    stall-timeout        | 0s        | a time such as "90s", "10m" or "1h30m" |
                    retries              | -1        | a whole number from 0 to 10 |
                    http-port            | 65536     | a whole number from 0 to 65535 |
                    http-hosts           | a b       | names of hosts, such as studio.example, separated by commas |
                    retries              | 11        | a whole number from 0 to 10 |
                    media-wait           | never     | a time such as "90s", "10m" or "1h30m" |
                    max-bad-clips        | 0         | a whole number from 1 to 1000000 |
                    max-length           | 100       | a time such as "90s", "10m" or "1h30m" | "100m" or "100s"
                    max-clips            | 1000001   | a whole number from 1 to 1000000 |
                    max-clips            | 1e3       | a whole number from 1 to 1000000 | "1000"
                    max-pixels           | 2147483648| a whole number from 1 to 2147483647 |
                    max-manifest-size    | 0         | a size such as 500K, 64M or 2G |
                    max-manifest-size    | 0M        | a size such as 500K, 64M or 2G |
                    max-manifest-size    | 64MB      | a size such as 500K, 64M or 2G | "64M"
                    max-manifest-size    | 12 M      | a size such as 500K, 64M or 2G | "12M"
                    max-manifest-size    | 1.5G      | a size such as 500K, 64M or 2G | "1536M"
                    max-manifest-size    | -1        | a size such as 500K, 64M or 2G |
                    max-manifest-size    | 16777217T | a size such as 500K, 64M or 2G |
                    max-manifest-size    | 8388608T  | a size such as 500K, 64M or 2G |
                    strict               | yes       | true or false | "true"
                    strict               | TRUE      | true or false | "true"
                    strict               | 0         | true or false | "false"
                    media-wait           | 10 min    | a time such as "90s", "10m" or "1h30m" | "10m"
                    media-wait           | 1.5hours  | a time such as "90s", "10m" or "1h30m" | "1.5h"
                    media-wait           | 90秒      | a time such as "90s", "10m" or "1h30m" | "90s"
                    media-wait           | 1:30      | a time such as "90s", "10m" or "1h30m" | "1m30s" or "1h30m"
                    media-wait           | 1:30:00   | a time such as "90s", "10m" or "1h30m" | "1h30m00s"
                    max-pixels           | 40,000,000| a whole number from 1 to 2147483647 | "40000000"
                    inbox                | "videos"  | a folder | "videos"
                    split-every          | "5m"      | a time such as "90s", "10m" or "1h30m" | "5m"
                    split-every          | “1h30m”   | a time such as "90s", "10m" or "1h30m" | "1h30m"
                    split-every          | 5m # mins | a time such as "90s", "10m" or "1h30m" | "5m"
                    retries              | '3'       | a whole number from 0 to 10 | "3"
                    strict               | true // a | true or false | "true"
                    max-manifest-size    | "64M" # b | a size such as 500K, 64M or 2G | "64M"
                    max-manifest-size    | 500 bytes | a size such as 500K, 64M or 2G | "500"
                    """)
    void aBadValueIsAnsweredWithKeyRuleValueSourceAndWhatWouldDo(
            String name, String value, String rule, String instead, @TempDir Path home) {
        String text = value == null ? "" : value;
        Map<String, String> commandLine = Map.of("stillcast." + name, text);

        assertThatThrownBy(() -> new SettingsReader(commandLine, Map.of(), home).read())
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage("stillcast." + name + " must be " + rule + ", was \"" + text.strip()
                        + "\" (the command line)" + (instead == null ? "" : "; " + instead + " would do"));
    }

    @Test
    void aBadValueInTheEnvironmentOrTheFileIsBlamedOnIt(@TempDir Path home) throws Exception {
        Path file = write(home, "stillcast.strict=no\n");
        Map<String, String> environment = Map.of("STILLCAST_STRICT", "1");

        assertThatThrownBy(() -> new SettingsReader(Map.of(), Map.of(), home).read())
                .hasMessage("stillcast.strict must be true or false, was \"no\" (" + file + "); \"false\" would do");
        assertThatThrownBy(() -> new SettingsReader(Map.of(), environment, home).read())
                .hasMessage("stillcast.strict must be true or false, was \"1\" (the environment); \"true\" would do");
    }

    @Test
    void aNameThatNoFolderCanHaveIsRefused(@TempDir Path home) {
        Map<String, String> commandLine = Map.of("stillcast.media-roots", "good, b\0d");

        assertThatThrownBy(() -> new SettingsReader(commandLine, Map.of(), home).read())
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageStartingWith("stillcast.media-roots must be a folder, was \"good, b")
                .hasMessageEndingWith("d\" (the command line)");
    }

    @Test
    void aTildeIsOnesHomeAsInAShell(@TempDir Path home) throws Exception {
        Path own = Path.of(System.getProperty("user.home"));
        Map<String, String> commandLine =
                Map.of("stillcast.inbox", "~/in", "stillcast.media-roots", "~, ~/voices/../pictures, a~b");

        Settings settings = new SettingsReader(commandLine, Map.of(), home).read();

        assertThat(settings.inbox()).isEqualTo(own.resolve("in"));
        assertThat(settings.mediaRoots()).containsExactly(own, own.resolve("pictures"), home.resolve("a~b"));
        assertThatThrownBy(() -> new SettingsReader(Map.of("stillcast.temp", "~eve/t"), Map.of(), home).read())
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageStartingWith("stillcast.temp must be a whole path")
                .hasMessageEndingWith("was \"~eve/t\" (the command line)");
    }

    @Test
    void everyPropertyHasAnEnvironmentVariableOfItsOwn() {
        for (Property<?> property : Property.values()) {
            assertThat(Property.ofEnvironmentName(property.environmentName()))
                    .hasValueSatisfying(found -> assertThat(found).isSameAs(property));
        }
        assertThat(Property.MAX_MANIFEST_SIZE.environmentName()).isEqualTo("STILLCAST_MAX_MANIFEST_SIZE");
    }

    @Test
    void theFileOfTheDistributionShowsEveryPropertyWithItsDefault() throws Exception {
        Stream<String> defaults =
                Property.values().stream().map(property -> "#" + property.key() + "=" + property.defaultText());

        assertThat(Files.readAllLines(Path.of("src/main/dist/stillcast.properties")))
                .filteredOn(line -> line.startsWith("#stillcast."))
                .containsExactlyInAnyOrderElementsOf(defaults.toList());
    }

    private static Path write(Path home, String text) throws IOException {
        return Files.writeString(home.resolve("stillcast.properties"), text);
    }
}
