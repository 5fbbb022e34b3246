package org.stillcast.work;

import java.nio.file.Path;

import org.stillcast.project.Answer;

/**
 * A part that is there, complete, and was proven to have the sound of its segments.
 *
 * @param part what was ordered
 * @param file where it is
 * @param bytes size of its file
 * @param sha256 of its file, in hexadecimal
 */
public record RenderedPart(JoinOrder part, Path file, long bytes, String sha256) implements Answer {}
