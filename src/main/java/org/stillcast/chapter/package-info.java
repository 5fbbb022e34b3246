/**
 * The chapters of a part, and the texts that tell them beside the video; pure. A {@link org.stillcast.chapter.Chapter} is a
 * named interval; {@link org.stillcast.chapter.PodcastChapters} writes all of them for podcast players, and
 * {@link org.stillcast.chapter.YouTubeList} those that YouTube takes, joined and shortened by rules that it states. In the
 * files themselves they are written by {@code ffmpeg.FfMetadata} and {@code mp3.Id3Tag}.
 *
 * <ul>
 *   <li><b>chapter</b>: from a millisecond, inclusive, to one, exclusive
 *   <li><b>line</b>: a chapter, or several that were joined, in the list for YouTube
 * </ul>
 */
@NullMarked
package org.stillcast.chapter;

import org.jspecify.annotations.NullMarked;
