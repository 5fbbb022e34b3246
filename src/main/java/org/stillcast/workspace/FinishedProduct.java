package org.stillcast.workspace;

/**
 * What a finished product's file was when it was written down.
 *
 * @param bytes size of its file
 * @param sha256 of its file, in hexadecimal
 */
public record FinishedProduct(long bytes, String sha256) {}
