package org.stillcast.outbox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.stillcast.packed.LazyList;

import static java.util.Objects.requireNonNullElse;

/**
 * A part, as a result lists it. Its own file is the video; what else it is published as is listed besides.
 *
 * @param file name of the video, in a result that is read not to be trusted to be a plain one
 * @param durationSeconds its length, rounded
 * @param samples its length
 * @param bytes size of the video's file
 * @param sha256 of the video's file, in hexadecimal
 * @param fingerprint of all that decided the video's bytes
 * @param soundFingerprint of all that decided how it sounds; empty in results of version 1.0
 * @param furtherProducts all but the video; not written if there is none
 * @param clips in order
 */
public record PartEntry(
        String file,
        BigDecimal durationSeconds,
        long samples,
        long bytes,
        String sha256,
        String fingerprint,
        String soundFingerprint,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Product> furtherProducts,
        List<ClipEntry> clips) {

    /** Lists are not copied: one of clips may make its elements when it is asked. */
    public PartEntry(
            @Nullable String file,
            @Nullable BigDecimal durationSeconds,
            long samples,
            long bytes,
            @Nullable String sha256,
            @Nullable String fingerprint,
            @Nullable String soundFingerprint,
            @Nullable List<Product> furtherProducts,
            @Nullable List<ClipEntry> clips) {
        this.file = requireNonNullElse(file, "");
        this.durationSeconds = requireNonNullElse(durationSeconds, BigDecimal.ZERO);
        this.samples = samples;
        this.bytes = bytes;
        this.sha256 = requireNonNullElse(sha256, "");
        this.fingerprint = requireNonNullElse(fingerprint, "");
        this.soundFingerprint = requireNonNullElse(soundFingerprint, "");
        this.furtherProducts = requireNonNullElse(furtherProducts, List.of());
        this.clips = requireNonNullElse(clips, List.of());
    }

    /**
     * Lists a part that is published.
     *
     * @param products its video and what else there is of it, in any order
     * @param soundFingerprint of all that decided how it sounds
     * @throws IllegalArgumentException if there is no video
     */
    static PartEntry of(
            List<Product> products,
            String soundFingerprint,
            BigDecimal durationSeconds,
            long samples,
            List<ClipEntry> clips) {
        Product video = products.stream()
                .filter(product -> product.is(ProductKind.VIDEO))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a part has a video, was " + products));
        List<Product> others = new ArrayList<>(products);
        others.remove(video);
        return new PartEntry(
                video.file(),
                durationSeconds,
                samples,
                video.bytes(),
                video.sha256(),
                video.fingerprint(),
                soundFingerprint,
                List.copyOf(others),
                clips);
    }

    /** Returns its files, the video first. */
    public List<Product> products() {
        Product video = new Product(ProductKind.VIDEO.name(), file, bytes, sha256, fingerprint);
        return Stream.concat(Stream.of(video), furtherProducts.stream()).toList();
    }

    /** Returns the fingerprints of its clips, in order. */
    public List<String> fingerprintsOfClips() {
        return LazyList.of(clips.size(), index -> clips.get(index).fingerprint());
    }
}
