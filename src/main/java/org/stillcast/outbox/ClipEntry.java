package org.stillcast.outbox;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.stillcast.timeline.TakeLevel;

import static java.util.Objects.requireNonNullElse;

/**
 * A clip in a part, as a result lists it.
 *
 * @param id of the clip then
 * @param audio its file as a path that starts at the base; empty in a result that is read
 * @param startSeconds from the start of the part, rounded; 0 in a result that is read
 * @param startSamples from the start of the part
 * @param samples its length there
 * @param round which time it is heard, from 1; not written of a clip that is heard once
 * @param fromSamples where in the clip that begins; not written if it is all of the clip
 * @param clipSamples length of the clip; not written if it is all of the clip
 * @param fingerprint of all that decided its segment's bytes
 * @param lufs how loud the clip was; like the next two, not written where no loudness is wanted
 * @param truePeakDb its true peak, below full scale
 * @param gainDb what was done about it
 * @param rmsDb root mean square of what is heard of it, below full scale; not written if that is not known
 */
public record ClipEntry(
        String id,
        String audio,
        BigDecimal startSeconds,
        long startSamples,
        long samples,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer round,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long fromSamples,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long clipSamples,
        String fingerprint,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal lufs,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal truePeakDb,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal gainDb,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal rmsDb) {
    private static final int DECIMALS = 2;

    public ClipEntry(
            @Nullable String id,
            @Nullable String audio,
            @Nullable BigDecimal startSeconds,
            long startSamples,
            long samples,
            @Nullable Integer round,
            @Nullable Long fromSamples,
            @Nullable Long clipSamples,
            @Nullable String fingerprint,
            @Nullable BigDecimal lufs,
            @Nullable BigDecimal truePeakDb,
            @Nullable BigDecimal gainDb,
            @Nullable BigDecimal rmsDb) {
        this.id = requireNonNullElse(id, "");
        this.audio = requireNonNullElse(audio, "");
        this.startSeconds = requireNonNullElse(startSeconds, BigDecimal.ZERO);
        this.startSamples = startSamples;
        this.samples = samples;
        this.round = round;
        this.fromSamples = fromSamples;
        this.clipSamples = clipSamples;
        this.fingerprint = requireNonNullElse(fingerprint, "");
        this.lufs = lufs;
        this.truePeakDb = truePeakDb;
        this.gainDb = gainDb;
        this.rmsDb = rmsDb;
    }

    /** Returns what is known of its loudness, without what a warning says of it. */
    public Optional<TakeLevel> level() {
        return lufs == null || truePeakDb == null || gainDb == null
                ? Optional.empty()
                : Optional.of(
                        new TakeLevel(hundredths(lufs), hundredths(truePeakDb), hundredths(gainDb), Optional.empty()));
    }

    private static int hundredths(BigDecimal number) {
        return number.movePointRight(DECIMALS).intValue();
    }

    /** Returns hundredths as they are listed. */
    static BigDecimal ofHundredths(int hundredths) {
        return BigDecimal.valueOf(hundredths, DECIMALS);
    }

    /** Returns tenths as they are listed. */
    static BigDecimal ofTenths(int tenths) {
        return BigDecimal.valueOf(tenths, 1);
    }

    /** Returns the tenths of a decibel that are listed of what is heard of it; empty if that is not known. */
    public OptionalInt rmsTenths() {
        return rmsDb == null
                ? OptionalInt.empty()
                : OptionalInt.of(rmsDb.movePointRight(1).intValue());
    }

    /** Returns the length of the clip, of which this may be a slice. */
    public long wholeSamples() {
        return clipSamples == null ? samples : clipSamples;
    }

    /** Tells whether this is where the clip begins, the first time that it is heard. */
    boolean isFirst() {
        return (round == null || round == 1) && (fromSamples == null || fromSamples == 0);
    }
}
