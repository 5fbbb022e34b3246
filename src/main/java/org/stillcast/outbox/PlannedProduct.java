package org.stillcast.outbox;

/**
 * A product that is to be there.
 *
 * @param file its name in the project's folder
 * @param fingerprint of all that decides its bytes
 */
public record PlannedProduct(ProductKind kind, String file, String fingerprint) {
    /**
     * Returns the product that it has become.
     *
     * @param bytes size of its file
     * @param sha256 of its file, in hexadecimal
     */
    public Product finished(long bytes, String sha256) {
        return new Product(kind.name(), file, bytes, sha256, fingerprint);
    }
}
