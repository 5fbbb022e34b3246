package org.stillcast.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the operator has set, checked; {@link Property} says what each one means.
 *
 * @param inbox absolute
 * @param outbox absolute
 * @param temp absolute
 * @param mediaRoots absolute; they need not exist
 * @param ffmpeg {@code bundled}, {@code path} or the name of a file
 * @param segmentParallelism clips rendered at a time, >= 1
 * @param partParallelism parts encoded at a time, >= 1
 * @param splitEvery default length of a part, > 0
 * @param clipTimeout time for a clip of no size, > 0
 * @param maxClips >= 1
 * @param maxPixels >= 1
 * @param maxManifestSizeBytes >= 1
 * @param strict whether a decoder's complaint makes a bad clip
 * @param completedEndpoint Camel URI
 * @param failedEndpoint Camel URI
 * @param camel the {@code camel.*} properties, passed on as they are
 */
public record Settings(
        Path inbox,
        Path outbox,
        Path temp,
        List<Path> mediaRoots,
        String ffmpeg,
        int segmentParallelism,
        int partParallelism,
        Duration splitEvery,
        Duration clipTimeout,
        Duration stallTimeout,
        int retries,
        Duration mediaWait,
        int maxClips,
        int maxBadClips,
        long maxPixels,
        long maxManifestSizeBytes,
        boolean strict,
        Optional<String> completedEndpoint,
        Optional<String> failedEndpoint,
        Map<String, String> camel) {

    public Settings {
        mediaRoots = List.copyOf(mediaRoots);
        camel = Map.copyOf(camel);
    }

    /** Returns the folders that the daemon lets the files of a manifest in its inbox lie in. */
    public List<Path> daemonRoots() {
        return Stream.concat(Stream.of(inbox), mediaRoots.stream()).toList();
    }

    /** Returns the same settings with other media roots. */
    public Settings withMediaRoots(List<Path> roots) {
        return new Settings(
                inbox,
                outbox,
                temp,
                roots,
                ffmpeg,
                segmentParallelism,
                partParallelism,
                splitEvery,
                clipTimeout,
                stallTimeout,
                retries,
                mediaWait,
                maxClips,
                maxBadClips,
                maxPixels,
                maxManifestSizeBytes,
                strict,
                completedEndpoint,
                failedEndpoint,
                camel);
    }
}
