package org.stillcast.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A property that an operator can set, with the text of its default. */
public enum Property {
    INBOX("inbox", "inbox", "folder that is watched for manifests"),
    OUTBOX("outbox", "outbox", "folder that finished parts appear in"),
    TEMP("temp", "temp", "folder for segments while a project is worked on"),
    MEDIA_ROOTS("media-roots", "", "further folders that clips and pictures may lie in, separated by commas"),
    FFMPEG("ffmpeg", "bundled", "`bundled`, `path` (the first one on the PATH), or a file"),
    SEGMENT_PARALLELISM("segment-parallelism", "1", "clips rendered at a time"),
    PART_PARALLELISM("part-parallelism", "cores", "parts encoded at a time; `cores` is the number of processors"),
    SPLIT_EVERY("split-every", "10m", "longest part, unless the manifest says otherwise"),
    CLIP_TIMEOUT("clip-timeout", "60s", "time to render a clip, plus 1 s for each 100 KB of it; then ffmpeg is killed"),
    STALL_TIMEOUT("stall-timeout", "60s", "an ffmpeg that writes nothing for this long is killed"),
    RETRIES("retries", "2", "how often a call of ffmpeg is tried again that failed for what may pass"),
    MEDIA_WAIT("media-wait", "10m", "how long a manifest waits for files that do not get more"),
    MAX_CLIPS("max-clips", "100000", "most clips a manifest may name"),
    MAX_BAD_CLIPS("max-bad-clips", "100", "a project with more bad clips than this ends early"),
    MAX_PIXELS("max-pixels", "40000000", "most pixels a picture may have"),
    MAX_MANIFEST_SIZE("max-manifest-size", "64M", "largest manifest that is read"),
    STRICT("strict", "false", "a clip that decodes with complaints, or of which not all can be heard, is a bad clip"),
    COMPLETED_ENDPOINT("completed-endpoint", "", "Camel URI that is told about each finished project"),
    FAILED_ENDPOINT("failed-endpoint", "", "Camel URI that is told about each failed project");

    static final String PREFIX = "stillcast.";

    private final String name;
    private final String defaultText;
    private final String meaning;

    Property(String name, String defaultText, String meaning) {
        this.name = name;
        this.defaultText = defaultText;
        this.meaning = meaning;
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

    static Optional<Property> ofKey(String key) {
        return Arrays.stream(values()).filter(p -> p.key().equals(key)).findFirst();
    }

    static Optional<Property> ofEnvironmentName(String name) {
        return Arrays.stream(values())
                .filter(p -> p.environmentName().equals(name))
                .findFirst();
    }

    static String knownKeys() {
        return Arrays.stream(values()).map(Property::key).collect(Collectors.joining(", "));
    }
}
