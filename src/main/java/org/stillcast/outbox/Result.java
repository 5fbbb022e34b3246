package org.stillcast.outbox;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.stillcast.project.Origin;

import static java.util.Objects.requireNonNullElse;

/**
 * What a result file says of a finished project, as it is written, and as it is read by a later run: the ground for keeping
 * what has not changed since. The components are the file's fields, in their order; what a file does not say is empty or 0,
 * which is never a ground.
 *
 * <p>There may be a hundred thousand clips. When it is written, its lists make their elements one by one; when it is read,
 * they are packed, and what no run asks an earlier one for is left out: {@link #skipped()}, and what {@link ClipEntry} and
 * {@link WarningEntry} say.
 *
 * @param id of the project
 * @param stillcast version that made it
 * @param ffmpeg version that made it
 * @param manifestSha256 of the manifest that it came from
 * @param origin where it came from
 * @param started when work on it began, in ISO 8601; tells one run from another
 * @param finished when its last part was there, in ISO 8601
 * @param durationSeconds of all parts together, rounded
 * @param sampleRate of its sound, in hertz
 * @param channels of its sound, 1 or 2
 * @param splitEverySamples longest part that was asked for; 0 for no limit
 * @param splitAt where parts were to end, as a manifest says it: "clip", also where nothing is said, or else
 * @param clipCount of all parts together
 * @param verified whether its parts were proven to have the sound of their segments
 * @param changedParts names of the parts that the result before it did not have, or not with the same content
 * @param skipped clips that were left out
 * @param warnings about clips that are in it
 * @param full all parts in one, without clips; not written if that was not wanted
 * @param proof the page that the parts are checked on; not written if there is none
 * @param parts all of them, in order
 */
public record Result(
        String id,
        String stillcast,
        String ffmpeg,
        String manifestSha256,
        Origin origin,
        String started,
        String finished,
        BigDecimal durationSeconds,
        int sampleRate,
        int channels,
        long splitEverySamples,
        String splitAt,
        int clipCount,
        boolean verified,
        List<String> changedParts,
        List<SkippedEntry> skipped,
        List<WarningEntry> warnings,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PartEntry full,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Product proof,
        List<PartEntry> parts) {

    private static final String AT_CLIPS = "clip";

    public Result(
            @Nullable String id,
            @Nullable String stillcast,
            @Nullable String ffmpeg,
            @Nullable String manifestSha256,
            @Nullable Origin origin,
            @Nullable String started,
            @Nullable String finished,
            @Nullable BigDecimal durationSeconds,
            int sampleRate,
            int channels,
            long splitEverySamples,
            @Nullable String splitAt,
            int clipCount,
            boolean verified,
            @Nullable List<String> changedParts,
            @Nullable List<SkippedEntry> skipped,
            @Nullable List<WarningEntry> warnings,
            @Nullable PartEntry full,
            @Nullable Product proof,
            @Nullable List<PartEntry> parts) {
        this.id = requireNonNullElse(id, "");
        this.stillcast = requireNonNullElse(stillcast, "");
        this.ffmpeg = requireNonNullElse(ffmpeg, "");
        this.manifestSha256 = requireNonNullElse(manifestSha256, "");
        this.origin = requireNonNullElse(origin, Origin.UNKNOWN);
        this.started = requireNonNullElse(started, "");
        this.finished = requireNonNullElse(finished, "");
        this.durationSeconds = requireNonNullElse(durationSeconds, BigDecimal.ZERO);
        this.sampleRate = sampleRate;
        this.channels = channels;
        this.splitEverySamples = splitEverySamples;
        this.splitAt = requireNonNullElse(splitAt, AT_CLIPS);
        this.clipCount = clipCount;
        this.verified = verified;
        this.changedParts = requireNonNullElse(changedParts, List.of());
        this.skipped = requireNonNullElse(skipped, List.of());
        this.warnings = requireNonNullElse(warnings, List.of());
        this.full = full;
        this.proof = proof;
        this.parts = requireNonNullElse(parts, List.of());
    }

    /** Tells whether it says all that has to be known for keeping parts of it. */
    public boolean canBeReused() {
        return verified && (channels == 1 || channels == 2);
    }

    /** Returns the exact length of all parts together. */
    public long samples() {
        return parts.stream().mapToLong(PartEntry::samples).sum();
    }

    /** Returns all parts, in order, and all in one behind them if that is there. */
    public List<PartEntry> all() {
        return Stream.concat(parts.stream(), Stream.ofNullable(full)).toList();
    }

    /** Returns all files of all parts, in order, and what there is of all together behind them. */
    public Stream<Product> products() {
        return Stream.concat(all().stream().map(PartEntry::products).flatMap(List::stream), Stream.ofNullable(proof));
    }
}
