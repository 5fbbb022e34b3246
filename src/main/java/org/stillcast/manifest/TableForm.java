package org.stillcast.manifest;

import java.util.Optional;

/**
 * What an element of {@code clips} says of a table.
 *
 * @param sheet that is meant; empty for the first
 * @param course in which order its columns are heard; empty if each row is one clip
 */
public record TableForm(Optional<String> sheet, Optional<Course> course) {}
