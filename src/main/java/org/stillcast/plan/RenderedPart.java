package org.stillcast.plan;

import java.nio.file.Path;

/**
 * A part that is there, complete, and was proven to have the sound of its segments.
 *
 * @param part what was ordered
 * @param file where it is
 * @param bytes size of its file
 * @param sha256 of its file, in hexadecimal
 */
public record RenderedPart(Part part, Path file, long bytes, String sha256) implements Completion {}
