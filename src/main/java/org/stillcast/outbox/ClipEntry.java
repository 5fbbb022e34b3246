package org.stillcast.outbox;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNullElse;

/**
 * A clip in a part, as a result lists it.
 *
 * @param id of the clip then
 * @param audio its file as a path that starts at the base; empty in a result that is read
 * @param startSeconds from the start of the part, rounded; 0 in a result that is read
 * @param startSamples from the start of the part
 * @param samples its length
 * @param fingerprint of all that decided its segment's bytes
 */
public record ClipEntry(
        String id, String audio, BigDecimal startSeconds, long startSamples, long samples, String fingerprint) {
    public ClipEntry(
            @Nullable String id,
            @Nullable String audio,
            @Nullable BigDecimal startSeconds,
            long startSamples,
            long samples,
            @Nullable String fingerprint) {
        this.id = requireNonNullElse(id, "");
        this.audio = requireNonNullElse(audio, "");
        this.startSeconds = requireNonNullElse(startSeconds, BigDecimal.ZERO);
        this.startSamples = startSamples;
        this.samples = samples;
        this.fingerprint = requireNonNullElse(fingerprint, "");
    }
}
