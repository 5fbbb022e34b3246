package org.stillcast.work;

import org.stillcast.project.Answer;

/**
 * A clip whose format changes in its middle, as where two files were glued together: rate, channels or form of the
 * samples. ffmpeg begins anew there and loses what it had not yet written, so it has to be brought into one form first.
 *
 * @param order what was to be rendered
 */
public record UnevenClip(SegmentOrder order) implements Answer {}
