package org.stillcast.outbox;

/**
 * A product that is to be there.
 *
 * @param file its name in the project's folder
 * @param fingerprint of all that decides its bytes
 * @param essenceFingerprint of its sound and picture alone, where it gets tags and the like besides; else empty
 */
public record PlannedProduct(ProductKind kind, String file, String fingerprint, String essenceFingerprint) {
    /** One that has nothing besides. */
    public PlannedProduct(ProductKind kind, String file, String fingerprint) {
        this(kind, file, fingerprint, "");
    }

    /**
     * Returns the product that it has become.
     *
     * @param bytes size of its file
     * @param sha256 of its file, in hexadecimal
     */
    public Product finished(long bytes, String sha256) {
        return new Product(kind.name(), file, bytes, sha256, fingerprint, essenceFingerprint);
    }
}
