/**
 * Exact time. Positions and lengths are counts of samples; {@link org.stillcast.project.SampleRate} turns them into
 * text for ffmpeg and people, and {@link org.stillcast.timeline.FrameGrid} lays video frames over them.
 */
@NullMarked
package org.stillcast.timeline;

import org.jspecify.annotations.NullMarked;
