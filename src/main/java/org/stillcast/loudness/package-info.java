/**
 * How loud a sound is, and what brings it to a wanted loudness: ITU-R BS.1770-4 and EBU R 128. Nothing here runs anything or
 * touches a file.
 *
 * <p>A {@link org.stillcast.loudness.LoudnessMeter} reads a sound and leaves its {@link
 * org.stillcast.loudness.LoudnessProfile}; that and a {@link org.stillcast.loudness.LevelRule} make a {@link
 * org.stillcast.loudness.Levelling}. {@code ffmpeg/LevelArguments} says how it is done.
 *
 * <ul>
 *   <li><b>LUFS</b>: loudness below full scale; a difference of 1 is 1 <b>LU</b>, and as much as 1 dB of gain
 *   <li><b>dBTP</b>: true peak, that of the curve between the samples, below full scale
 *   <li><b>gain</b>: what all samples are multiplied by, in dB
 *   <li><b>limiter</b>: takes down for some milliseconds what would go over the <b>ceiling</b>
 * </ul>
 */
@NullMarked
package org.stillcast.loudness;

import org.jspecify.annotations.NullMarked;
