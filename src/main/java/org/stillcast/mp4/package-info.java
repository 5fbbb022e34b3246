/**
 * The heads of MP4 files of ours, most of which ffmpeg has made (ISO/IEC 14496-12). {@link org.stillcast.mp4.SoundTrack} and
 * {@link org.stillcast.mp4.VideoTrack} read the few numbers that a segment and a part are checked by, from the
 * {@link org.stillcast.mp4.Mp4Box} they stand in; {@link org.stillcast.mp4.Track} lists what tracks there are,
 * {@link org.stillcast.mp4.TextTrack} reads subtitles and chapters, and {@link org.stillcast.mp4.Mp4Tags} title, cover and the
 * like. One kind is written here, {@link org.stillcast.mp4.SubtitleTrackFile}: subtitles by themselves, which ffmpeg copies into
 * a part. What is no such file is a {@link org.stillcast.files.MalformedFileException}. Strangers' MP4 files are read by
 * {@code promise}, which believes nothing; only {@code media} asks the first whether there is a picture track, and takes any
 * fault for no answer.
 *
 * <ul>
 *   <li><b>box</b>: a length, a name of four letters, and content, which may be boxes again
 *   <li><b>track</b>: a sound, a picture or texts in the file
 *   <li><b>tick</b>: a unit of a track's time scale
 *   <li><b>sample</b>: in these files, also one text of a track of texts
 * </ul>
 */
@NullMarked
package org.stillcast.mp4;

import org.jspecify.annotations.NullMarked;
