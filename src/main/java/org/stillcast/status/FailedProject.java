package org.stillcast.status;

/**
 * What has failed, and waits to be mended.
 *
 * @param name of what was dropped: a manifest's file, or a folder
 * @param failed when that was, in ISO 8601
 * @param report every fault, for people; cut if it is very long
 */
public record FailedProject(String name, String failed, String report) {}
