/**
 * The heads of MP4 files that ffmpeg has made for us (ISO/IEC 14496-12). {@link org.stillcast.mp4.SoundTrack} and
 * {@link org.stillcast.mp4.VideoTrack} read the few numbers that a segment and a part are checked by, from the
 * {@link org.stillcast.mp4.Mp4Box} they stand in; what is no such file is a
 * {@link org.stillcast.mp4.MalformedFileException}. Strangers' MP4 files are read by {@code promise}, which believes nothing;
 * only {@code media} asks the first whether there is a picture track, and takes any fault for no answer.
 *
 * <ul>
 *   <li><b>box</b>: a length, a name of four letters, and content, which may be boxes again
 *   <li><b>track</b>: a sound or a picture in the file
 *   <li><b>tick</b>: a unit of a track's time scale
 * </ul>
 */
@NullMarked
package org.stillcast.mp4;

import org.jspecify.annotations.NullMarked;
