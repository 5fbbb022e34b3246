package org.stillcast.slide;

/**
 * A stretch of a text that is written in one font.
 *
 * @param start inclusive
 * @param end exclusive
 */
record FontRun(int start, int end, FontFace face) {}
