package org.stillcast.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A property that an operator can set, with the text of its default. Another one is a line here, and a method of {@link
 * Settings} for those who need it.
 *
 * @param <T> what its value is
 */
public final class Property<T> {
    static final String PREFIX = "stillcast.";

    private static final List<Property<?>> ALL = new ArrayList<>();

    public static final Property<Path> INBOX =
            property("inbox", "inbox", ValueParser.folder(), "folder that is watched for manifests");

    public static final Property<Path> OUTBOX =
            property("outbox", "outbox", ValueParser.folder(), "folder that finished parts appear in");

    public static final Property<Path> TEMP =
            property("temp", "temp", ValueParser.folder(), "folder for segments while a project is worked on");

    public static final Property<List<Path>> MEDIA_ROOTS = property(
            "media-roots",
            "",
            ValueParser.folders(),
            "further folders that clips and pictures may lie in, separated by commas");

    public static final Property<List<Path>> FONTS = property(
            "fonts",
            "",
            ValueParser.folders(),
            "folders and files of fonts that slides are written in before others, separated by commas");

    public static final Property<String> FFMPEG = property(
            "ffmpeg", "bundled", ValueParser.nonEmpty(), "`bundled`, `path` (the first one on the PATH), or a file");

    public static final Property<Integer> SEGMENT_PARALLELISM =
            property("segment-parallelism", "1", ValueParser.wholeNumber(1, 64), "clips rendered at a time");

    public static final Property<Integer> PART_PARALLELISM = property(
            "part-parallelism",
            "cores",
            ValueParser.coresOr(ValueParser.wholeNumber(1, 64)),
            "parts encoded at a time; `cores` is the number of processors");

    public static final Property<Integer> PROJECTS = property(
            "projects", "1", ValueParser.wholeNumber(1, 16), "projects of the inbox that are worked on at a time");

    public static final Property<Duration> SPLIT_EVERY =
            property("split-every", "10m", ValueParser.duration(), "longest part, unless the manifest says otherwise");

    public static final Property<Duration> CLIP_TIMEOUT = property(
            "clip-timeout",
            "60s",
            ValueParser.duration(),
            "time to render a clip, plus 1 s for each 100 KB of it; then ffmpeg is killed");

    public static final Property<Duration> STALL_TIMEOUT = property(
            "stall-timeout", "60s", ValueParser.duration(), "an ffmpeg that writes nothing for this long is killed");

    public static final Property<Integer> RETRIES = property(
            "retries",
            "2",
            ValueParser.wholeNumber(0, 10),
            "how often a call of ffmpeg is tried again that failed for what may pass");

    public static final Property<Duration> MEDIA_WAIT = property(
            "media-wait", "10m", ValueParser.duration(), "how long a manifest waits for files that do not get more");

    public static final Property<Integer> MAX_CLIPS =
            property("max-clips", "100000", ValueParser.wholeNumber(1, 1_000_000), "most clips a manifest may name");

    public static final Property<Integer> MAX_BAD_CLIPS = property(
            "max-bad-clips",
            "100",
            ValueParser.wholeNumber(1, 1_000_000),
            "a project with more bad clips than this ends early");

    public static final Property<Duration> MAX_LENGTH =
            property("max-length", "100h", ValueParser.duration(), "longest a project may be, all parts together");

    public static final Property<Integer> MAX_PIXELS = property(
            "max-pixels", "40000000", ValueParser.wholeNumber(1, Integer.MAX_VALUE), "most pixels a picture may have");

    public static final Property<Long> MAX_MANIFEST_SIZE =
            property("max-manifest-size", "64M", ValueParser.size(), "largest manifest that is read");

    public static final Property<Boolean> STRICT = property(
            "strict",
            "false",
            ValueParser.trueOrFalse(),
            "a clip that decodes with complaints, or of which not all can be heard, is a bad clip");

    public static final Property<Optional<Integer>> KEEP_DONE = property(
            "keep-done",
            "all",
            ValueParser.limitOr("all", ValueParser.wholeNumber(0, 1_000_000)),
            "how many finished manifests, and folders with their clips, stay in `inbox/done/`: the latest; `all` keeps all");

    public static final Property<Optional<Integer>> KEEP_FAILED = property(
            "keep-failed",
            "all",
            ValueParser.limitOr("all", ValueParser.wholeNumber(0, 1_000_000)),
            "the same for `inbox/failed/`");

    public static final Property<Optional<Duration>> KEEP_FOR = property(
            "keep-for",
            "ever",
            ValueParser.limitOr("ever", ValueParser.duration()),
            "how long they stay in either at most, such as `720h`; `ever` keeps them");

    public static final Property<Optional<String>> COMPLETED_ENDPOINT = property(
            "completed-endpoint", "", ValueParser.optional(), "Camel URI that is told about each finished project");

    public static final Property<Optional<String>> FAILED_ENDPOINT =
            property("failed-endpoint", "", ValueParser.optional(), "Camel URI that is told about each failed project");

    public static final Property<Boolean> HTTP = property(
            "http", "true", ValueParser.trueOrFalse(), "the daemon has a status page, an API, health and metrics");

    public static final Property<String> HTTP_ADDRESS = property(
            "http-address",
            "127.0.0.1",
            ValueParser.nonEmpty(),
            "address that they are at; one that others can reach needs `stillcast.http-token`");

    public static final Property<Integer> HTTP_PORT = property(
            "http-port", "7845", ValueParser.wholeNumber(0, 65535), "port that they are at; 0 for any free one");

    public static final Property<Optional<String>> HTTP_TOKEN = property(
            "http-token",
            "",
            ValueParser.secret(),
            "what proves that a client may write; one is made and kept in `temp/` if none is set");

    public static final Property<List<String>> HTTP_HOSTS = property(
            "http-hosts",
            "",
            ValueParser.names(),
            "further names that the page may be asked for by, as behind a proxy, separated by commas");

    public static final Property<Long> MAX_UPLOAD =
            property("max-upload", "4G", ValueParser.size(), "largest folder that may be uploaded");

    public static final Property<Long> MIN_FREE = property(
            "min-free",
            "1G",
            ValueParser.size(),
            "with less room on a disk nothing is uploaded, and health is not ready");

    public static final Property<Optional<String>> BROKER = property(
            "broker",
            "",
            ValueParser.broker(),
            "URL of an Apache ActiveMQ Artemis broker, such as `tcp://studio:61616`: workers get clips and parts by it");

    public static final Property<Optional<String>> BROKER_USER =
            property("broker-user", "", ValueParser.optional(), "user that the broker knows");

    public static final Property<Optional<String>> BROKER_PASSWORD =
            property("broker-password", "", ValueParser.optional(), "password of that user");

    public static final Property<Integer> IN_FLIGHT = property(
            "in-flight",
            "32",
            ValueParser.wholeNumber(1, 1000),
            "orders that the daemon has with the broker at a time: of clips, and as many of parts for each project; twice the jobs of all workers is enough");

    public static final Property<Integer> JOBS = property(
            "jobs",
            "cores",
            ValueParser.coresOr(ValueParser.wholeNumber(1, 256)),
            "clips and parts that a worker works on at a time; `cores` is the number of processors");

    private final String name;
    private final String defaultText;
    private final ValueParser<T> parser;
    private final String meaning;

    private Property(String name, String defaultText, ValueParser<T> parser, String meaning) {
        this.name = name;
        this.defaultText = defaultText;
        this.parser = parser;
        this.meaning = meaning;
    }

    private static <T> Property<T> property(String name, String defaultText, ValueParser<T> parser, String meaning) {
        Property<T> property = new Property<>(name, defaultText, parser, meaning);
        ALL.add(property);
        return property;
    }

    /** Returns all of them, in the order in which they are explained. */
    public static List<Property<?>> values() {
        return List.copyOf(ALL);
    }

    /** Returns the full key, such as {@code stillcast.split-every}. */
    public String key() {
        return PREFIX + name;
    }

    /** Returns the name of the environment variable that sets it, such as {@code STILLCAST_SPLIT_EVERY}. */
    public String environmentName() {
        return key().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Returns the default as it would stand in a properties file; empty for none. */
    public String defaultText() {
        return defaultText;
    }

    /** Returns what it means, in one phrase for people. */
    public String meaning() {
        return meaning;
    }

    ValueParser<T> parser() {
        return parser;
    }

    static Optional<Property<?>> ofKey(String key) {
        return values().stream().filter(property -> property.key().equals(key)).findFirst();
    }

    static Optional<Property<?>> ofEnvironmentName(String name) {
        return values().stream()
                .filter(property -> property.environmentName().equals(name))
                .findFirst();
    }

    static String knownKeys() {
        return values().stream().map(Property::key).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return key();
    }
}
