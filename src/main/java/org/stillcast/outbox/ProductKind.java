package org.stillcast.outbox;

/**
 * A kind of file that each part is published as. No list of all kinds: results of a later version may have others, whose
 * files are verified, kept and removed like any.
 *
 * @param name in results
 * @param extension of its files, with the dot
 */
public record ProductKind(String name, String extension) {
    public static final ProductKind VIDEO = new ProductKind("video", ".mp4");
}
