package org.stillcast.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** What the operator has set, checked; {@link Property} says what each one means. Immutable. */
public final class Settings {
    private final Map<Property<?>, Object> values;
    private final Map<String, String> camel;

    /**
     * @param values one for each property, of its type
     * @param camel the {@code camel.*} properties
     * @throws IllegalArgumentException if a property has no value
     */
    Settings(Map<Property<?>, Object> values, Map<String, String> camel) {
        this.values = Map.copyOf(values);
        this.camel = Map.copyOf(camel);
        if (!values.keySet().equals(Set.copyOf(Property.values()))) {
            throw new IllegalArgumentException("each property must have a value, were " + values);
        }
    }

    @SuppressWarnings("unchecked") // each was made by the parser of its property
    private <T> T get(Property<T> property) {
        return (T) Objects.requireNonNull(values.get(property), property.key());
    }

    /** Returns the folder that is watched; absolute. */
    public Path inbox() {
        return get(Property.INBOX);
    }

    /** Returns the folder of finished parts; absolute. */
    public Path outbox() {
        return get(Property.OUTBOX);
    }

    /** Returns the folder of segments; absolute. */
    public Path temp() {
        return get(Property.TEMP);
    }

    /** Returns further folders of media; absolute, and they need not exist. */
    public List<Path> mediaRoots() {
        return get(Property.MEDIA_ROOTS);
    }

    /** Returns files and folders of fonts for slides; absolute, and they need not exist. */
    public List<Path> fonts() {
        return get(Property.FONTS);
    }

    /** Returns {@code bundled}, {@code path} or the name of a file. */
    public String ffmpeg() {
        return get(Property.FFMPEG);
    }

    /** Returns how many clips are rendered at a time, >= 1. */
    public int segmentParallelism() {
        return get(Property.SEGMENT_PARALLELISM);
    }

    /** Returns how many parts are encoded at a time, >= 1. */
    public int partParallelism() {
        return get(Property.PART_PARALLELISM);
    }

    /** Returns how many projects are worked on at a time, >= 1. */
    public int projects() {
        return get(Property.PROJECTS);
    }

    /** Returns the default length of a part, > 0. */
    public Duration splitEvery() {
        return get(Property.SPLIT_EVERY);
    }

    /** Returns the time for a clip of no size, > 0. */
    public Duration clipTimeout() {
        return get(Property.CLIP_TIMEOUT);
    }

    /** Returns how long an ffmpeg may write nothing, > 0. */
    public Duration stallTimeout() {
        return get(Property.STALL_TIMEOUT);
    }

    /** Returns how often a call of ffmpeg is tried again, >= 0. */
    public int retries() {
        return get(Property.RETRIES);
    }

    /** Returns how long a manifest waits for files, > 0. */
    public Duration mediaWait() {
        return get(Property.MEDIA_WAIT);
    }

    /** Returns the most clips of a manifest, >= 1. */
    public int maxClips() {
        return get(Property.MAX_CLIPS);
    }

    /** Returns the longest that all parts of a project may be together, > 0. */
    public Duration maxLength() {
        return get(Property.MAX_LENGTH);
    }

    /** Returns the most bad clips of a project that does not end early, >= 1. */
    public int maxBadClips() {
        return get(Property.MAX_BAD_CLIPS);
    }

    /** Returns the most pixels of a picture, >= 1. */
    public long maxPixels() {
        return get(Property.MAX_PIXELS);
    }

    /** Returns the largest manifest in bytes, >= 1. */
    public long maxManifestSizeBytes() {
        return get(Property.MAX_MANIFEST_SIZE);
    }

    /** Tells whether a decoder's complaint makes a bad clip. */
    public boolean strict() {
        return get(Property.STRICT);
    }

    /** Returns how many of what is finished stays in the inbox; empty for all. */
    public Optional<Integer> keepDone() {
        return get(Property.KEEP_DONE);
    }

    /** Returns how many of what has failed stays in the inbox; empty for all. */
    public Optional<Integer> keepFailed() {
        return get(Property.KEEP_FAILED);
    }

    /** Returns how long what is finished, or has failed, stays in the inbox; empty for ever. */
    public Optional<Duration> keepFor() {
        return get(Property.KEEP_FOR);
    }

    /** Returns the Camel URI that is told about finished projects. */
    public Optional<String> completedEndpoint() {
        return get(Property.COMPLETED_ENDPOINT);
    }

    /** Returns the Camel URI that is told about failed projects. */
    public Optional<String> failedEndpoint() {
        return get(Property.FAILED_ENDPOINT);
    }

    /** Tells whether the daemon is to be reached by HTTP. */
    public boolean http() {
        return get(Property.HTTP);
    }

    /** Returns the name or number of the address that it is reached at. */
    public String httpAddress() {
        return get(Property.HTTP_ADDRESS);
    }

    /** Returns the port that it is reached at; 0 for any. */
    public int httpPort() {
        return get(Property.HTTP_PORT);
    }

    /** Returns what proves that a client may write; empty if one has to be made. */
    public Optional<String> httpToken() {
        return get(Property.HTTP_TOKEN);
    }

    /** Returns further names of the host, in lower case. */
    public List<String> httpHosts() {
        return get(Property.HTTP_HOSTS);
    }

    /** Returns the largest folder in bytes that may be uploaded, >= 1. */
    public long maxUploadBytes() {
        return get(Property.MAX_UPLOAD);
    }

    /** Returns how much room in bytes has to be left on a disk, >= 1. */
    public long minFreeBytes() {
        return get(Property.MIN_FREE);
    }

    /** Returns the URL of the broker that workers get their orders by; empty if all is done by this program. */
    public Optional<String> broker() {
        return get(Property.BROKER);
    }

    /** Returns a user that the broker knows. */
    public Optional<String> brokerUser() {
        return get(Property.BROKER_USER);
    }

    /** Returns the password of that user. */
    public Optional<String> brokerPassword() {
        return get(Property.BROKER_PASSWORD);
    }

    /** Returns how many clips and parts a worker works on at a time, >= 1. */
    public int jobs() {
        return get(Property.JOBS);
    }

    /** Returns how many clips of all projects are in hand at a time, here or with workers, >= 1. */
    public int clipsAtATime() {
        return broker().isPresent() ? get(Property.IN_FLIGHT) : segmentParallelism();
    }

    /** Returns how many parts of a project are in hand at a time, here or with workers, >= 1. */
    public int partsAtATime() {
        return broker().isPresent() ? get(Property.IN_FLIGHT) : partParallelism();
    }

    /** Returns the {@code camel.*} properties, passed on as they are. */
    public Map<String, String> camel() {
        return camel;
    }

    /** Returns the folders that the daemon lets the files of a manifest in its inbox lie in. */
    public List<Path> daemonRoots() {
        return Stream.concat(Stream.of(inbox()), mediaRoots().stream()).toList();
    }

    /** Returns the folders that the files of a manifest may lie in that somebody names: its own folder is one. */
    public List<Path> rootsBeside(Path manifest) {
        return Stream.concat(Stream.of(manifest.toAbsolutePath().getParent()), mediaRoots().stream())
                .toList();
    }

    /** Returns the same settings with other media roots. */
    public Settings withMediaRoots(List<Path> roots) {
        return with(Property.MEDIA_ROOTS, List.copyOf(roots));
    }

    /** Returns the same settings for a program that does all by itself. */
    public Settings withoutBroker() {
        return with(Property.BROKER, Optional.empty());
    }

    private <T> Settings with(Property<T> property, T value) {
        Map<Property<?>, Object> changed = new HashMap<>(values);
        changed.put(property, value);
        return new Settings(changed, camel);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Settings settings && settings.values.equals(values) && settings.camel.equals(camel);
    }

    @Override
    public int hashCode() {
        return 31 * values.hashCode() + camel.hashCode();
    }

    @Override
    public String toString() {
        Map<Property<?>, Object> shown = new HashMap<>(values);
        List.of(Property.HTTP_TOKEN, Property.BROKER, Property.BROKER_PASSWORD)
                .forEach(secret -> shown.replace(secret, "…")); // none is for the log, and a URL may have one in it
        return "Settings" + shown + camel;
    }
}
