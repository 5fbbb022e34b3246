package org.stillcast.outbox;

import java.nio.file.Path;

/**
 * A finished product, and where its file is now: in the staging folder, or shown already.
 *
 * @param place absolute
 */
public record PlacedProduct(Product product, Path place) {}
