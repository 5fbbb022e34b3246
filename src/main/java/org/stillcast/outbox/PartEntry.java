package org.stillcast.outbox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.stillcast.packed.TextList;

import static java.util.Objects.requireNonNullElse;

/**
 * A part, as a result lists it. Its own file is the video, or its sound where there is no video; what else it is published as
 * is listed besides.
 *
 * @param file its name, in a result that is read not to be trusted to be a plain one
 * @param kind name of its {@link ProductKind}; not written if that is a video
 * @param durationSeconds its length, rounded
 * @param samples its length
 * @param silenceSamples how much of it is pauses; not written if nothing is
 * @param bytes size of the file
 * @param sha256 of the file, in hexadecimal
 * @param fingerprint of all that decided its bytes
 * @param essenceFingerprint of its sound and picture alone; not written if it has nothing besides
 * @param soundFingerprint of all that decided how it sounds; empty in results of version 1.0
 * @param furtherProducts all but that file; not written if there is none
 * @param waveform how loud it is from its start to its end, see {@link org.stillcast.check.PartProfile#waveform()}; not written
 *     if that is not known
 * @param clips in order
 */
public record PartEntry(
        String file,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String kind,
        BigDecimal durationSeconds,
        long samples,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long silenceSamples,
        long bytes,
        String sha256,
        String fingerprint,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String essenceFingerprint,
        String soundFingerprint,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Product> furtherProducts,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String waveform,
        List<ClipEntry> clips) {

    /** Lists are not copied: one of clips may make its elements when it is asked. */
    public PartEntry(
            @Nullable String file,
            @Nullable String kind,
            @Nullable BigDecimal durationSeconds,
            long samples,
            long silenceSamples,
            long bytes,
            @Nullable String sha256,
            @Nullable String fingerprint,
            @Nullable String essenceFingerprint,
            @Nullable String soundFingerprint,
            @Nullable List<Product> furtherProducts,
            @Nullable String waveform,
            @Nullable List<ClipEntry> clips) {
        this.file = requireNonNullElse(file, "");
        this.kind = requireNonNullElse(kind, "");
        this.durationSeconds = requireNonNullElse(durationSeconds, BigDecimal.ZERO);
        this.samples = samples;
        this.silenceSamples = silenceSamples;
        this.bytes = bytes;
        this.sha256 = requireNonNullElse(sha256, "");
        this.fingerprint = requireNonNullElse(fingerprint, "");
        this.essenceFingerprint = requireNonNullElse(essenceFingerprint, "");
        this.soundFingerprint = requireNonNullElse(soundFingerprint, "");
        this.furtherProducts = requireNonNullElse(furtherProducts, List.of());
        this.waveform = requireNonNullElse(waveform, "");
        this.clips = requireNonNullElse(clips, List.of());
    }

    /**
     * Lists a part that is published.
     *
     * @param products what it is in the first place, and what else there is of it; at least one
     * @param soundFingerprint of all that decided how it sounds
     */
    static PartEntry of(
            List<Product> products,
            String soundFingerprint,
            BigDecimal durationSeconds,
            long samples,
            long silenceSamples,
            String waveform,
            List<ClipEntry> clips) {
        Product first = products.stream()
                .filter(product -> product.is(ProductKind.VIDEO))
                .findFirst()
                .orElse(products.get(0));
        List<Product> others = new ArrayList<>(products);
        others.remove(first);
        return new PartEntry(
                first.file(),
                first.is(ProductKind.VIDEO) ? "" : first.kind(),
                durationSeconds,
                samples,
                silenceSamples,
                first.bytes(),
                first.sha256(),
                first.fingerprint(),
                first.essenceFingerprint(),
                soundFingerprint,
                List.copyOf(others),
                waveform,
                clips);
    }

    /** Returns its files, first what it is in the first place. */
    public List<Product> products() {
        String kindOfFile = kind.isEmpty() ? ProductKind.VIDEO.name() : kind;
        Product first = new Product(kindOfFile, file, bytes, sha256, fingerprint, essenceFingerprint);
        return Stream.concat(Stream.of(first), furtherProducts.stream()).toList();
    }

    /** Returns the fingerprints of the clips that begin in it, in order, each once. */
    public List<String> fingerprintsOfClips() {
        TextList fingerprints = new TextList();
        clips.stream().filter(ClipEntry::isFirst).map(ClipEntry::fingerprint).forEach(fingerprints::add);
        return fingerprints;
    }
}
