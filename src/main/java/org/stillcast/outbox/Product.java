package org.stillcast.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.stillcast.files.Fingerprint;

import static java.util.Objects.requireNonNullElse;

/**
 * A file that a part is published as.
 *
 * @param kind name of its {@link ProductKind}, which may be one of a later version
 * @param file its name in the project's folder; in a result that is read not to be trusted to be a plain one
 * @param bytes size of its file
 * @param sha256 of its file, in hexadecimal
 * @param fingerprint of all that decided its bytes
 * @param essenceFingerprint of its sound and picture alone, where it has tags and the like besides; else empty
 */
public record Product(
        String kind,
        String file,
        long bytes,
        String sha256,
        String fingerprint,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String essenceFingerprint) {
    public Product(
            @Nullable String kind,
            @Nullable String file,
            long bytes,
            @Nullable String sha256,
            @Nullable String fingerprint,
            @Nullable String essenceFingerprint) {
        this.kind = requireNonNullElse(kind, "");
        this.file = requireNonNullElse(file, "");
        this.bytes = bytes;
        this.sha256 = requireNonNullElse(sha256, "");
        this.fingerprint = requireNonNullElse(fingerprint, "");
        this.essenceFingerprint = requireNonNullElse(essenceFingerprint, "");
    }

    public boolean is(ProductKind other) {
        return kind.equals(other.name());
    }

    /** Returns the name that it has in the staging folder: one that says what is in it. */
    String stagedName() {
        int dot = file.lastIndexOf('.');
        return fingerprint + (dot < 0 ? "" : file.substring(dot));
    }

    /** Tells whether a file, which is there, has its content; reads it only if its size is right. */
    public boolean matches(Path place) throws IOException {
        return Files.size(place) == bytes && Fingerprint.ofFile(place).equals(sha256);
    }
}
