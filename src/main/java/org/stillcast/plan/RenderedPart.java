package org.stillcast.plan;

/**
 * A part that is there, complete.
 *
 * @param part what was ordered
 * @param bytes size of its file
 * @param sha256 of its file, in hexadecimal
 */
public record RenderedPart(Part part, long bytes, String sha256) implements Completion {}
