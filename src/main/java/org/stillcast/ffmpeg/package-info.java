/**
 * What ffmpeg is told, and what it says: arguments and lists, made of work orders, and the meaning of its messages. Nothing
 * here runs anything or touches a file.
 *
 * <p>The reasons for each flag are in {@code docs/media.md}. All of it works with ffmpeg 4.4 and newer.
 *
 * <ul>
 *   <li><b>arguments</b>: what one call is told; with its folder, time limit and outputs a <b>command</b>
 *   <li><b>script</b>: a list for the concat demuxer
 *   <li><b>metadata</b>: tags and chapters, in a file that ffmpeg reads
 *   <li><b>complaint</b>: what a decoder says of a file that it has read all the same
 * </ul>
 */
@NullMarked
package org.stillcast.ffmpeg;

import org.jspecify.annotations.NullMarked;
