package org.stillcast.plan;

import java.nio.file.Path;

/**
 * One clip of a project, looked up.
 *
 * @param id unique in the project, also ignoring case
 * @param audio real path, under an allowed root when it was looked up
 * @param pointer its place in the manifest, for people
 */
public record Clip(String id, Path audio, String pointer) {}
