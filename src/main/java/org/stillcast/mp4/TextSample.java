package org.stillcast.mp4;

/**
 * A text in an MP4 file: the title of a chapter, or what a subtitle shows.
 *
 * @param fromMillis inclusive, rounded to the nearest
 * @param toMillis exclusive, rounded to the nearest
 */
public record TextSample(long fromMillis, long toMillis, String text) {}
