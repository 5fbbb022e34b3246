package org.stillcast.outbox;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.stillcast.project.Origin;

/**
 * What the result file of an earlier run says: the ground for keeping what has not changed since. The components have
 * the names of the file's fields; what the file does not say is empty or 0, which is never a ground.
 *
 * @param manifestSha256 of the manifest that it came from
 * @param origin where it came from
 * @param started when work on it began, as written; tells one run from another
 * @param verified whether its parts were proven to have the sound of their segments
 * @param channels of its sound, 1 or 2
 * @param splitEverySamples longest part that was asked for; 0 for one part
 * @param warnings about clips
 * @param parts all of them, in order
 */
public record PublishedResult(
        String manifestSha256,
        Origin origin,
        String started,
        boolean verified,
        int channels,
        long splitEverySamples,
        List<Warning> warnings,
        List<Part> parts) {

    /**
     * What a person should know about a clip.
     *
     * @param clip its id
     * @param message in words
     */
    public record Warning(String clip, String message) {
        public Warning {
            clip = given(clip);
            message = given(message);
        }
    }

    /**
     * A part that is listed.
     *
     * @param file its name as listed, not to be trusted to be a plain one
     * @param samples its length
     * @param bytes size of its file
     * @param sha256 of its file, in hexadecimal
     * @param fingerprint of all that decided its bytes
     * @param clips in order
     */
    public record Part(String file, long samples, long bytes, String sha256, String fingerprint, List<Clip> clips) {
        public Part {
            file = given(file);
            sha256 = given(sha256);
            fingerprint = given(fingerprint);
            clips = PublishedClips.copyOf(Objects.requireNonNullElse(clips, List.of()));
        }

        /** Returns the fingerprints of its clips, in order. */
        public List<String> fingerprintsOfClips() {
            return ((PublishedClips) clips).fingerprints();
        }
    }

    /**
     * A clip in a part.
     *
     * @param id of the clip then
     * @param samples its length
     * @param fingerprint of all that decided its segment's bytes
     */
    public record Clip(String id, long samples, String fingerprint) {
        public Clip {
            id = given(id);
            fingerprint = given(fingerprint);
        }
    }

    public PublishedResult {
        manifestSha256 = given(manifestSha256);
        origin = Objects.requireNonNullElse(origin, Origin.UNKNOWN);
        started = given(started);
        warnings = PublishedWarnings.copyOf(Objects.requireNonNullElse(warnings, List.of()));
        parts = given(parts);
    }

    /** Tells whether it says all that has to be known for keeping parts of it. */
    public boolean canBeReused() {
        return verified && (channels == 1 || channels == 2);
    }

    /** Returns the names of the parts' files, as listed. */
    public List<String> files() {
        return parts.stream().map(Part::file).toList();
    }

    private static String given(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static <T> List<T> given(@Nullable List<@Nullable T> list) {
        return list == null
                ? List.of()
                : list.stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableList());
    }
}
