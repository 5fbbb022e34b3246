/**
 * What is read while a clip is heard: subtitles as records, and the forms of file that they come in. Pure: text in, records
 * out; no file is touched.
 *
 * <p>A {@link org.stillcast.subtitle.Cue} is made in one of two ways: {@link org.stillcast.subtitle.CueBreaker} breaks a clip's
 * text into cues of readable length, and {@link org.stillcast.subtitle.SubtitleReader} reads a clip's own file (lyrics, too), whose cues
 * {@link org.stillcast.subtitle.FittedCues} cuts to the clip. {@link org.stillcast.subtitle.SubRip} and
 * {@link org.stillcast.subtitle.WebVtt} write them, and {@link org.stillcast.subtitle.SubtitleProof} reads what they have written
 * and compares. Text is data: whatever looks like markup in it is shown as it is written.
 *
 * <ul>
 *   <li><b>cue</b>: a text, and from when to when it is shown
 *   <li><b>break</b>: a place where a line, or a cue, may end; its <b>rank</b> says how good a place it is
 *   <li><b>room</b>: how much of a line a character takes
 *   <li><b>weight</b>: how much of the clip's time a character gets
 *   <li><b>guard</b>: an invisible character that keeps a player from taking text for markup
 * </ul>
 */
@NullMarked
package org.stillcast.subtitle;

import org.jspecify.annotations.NullMarked;
