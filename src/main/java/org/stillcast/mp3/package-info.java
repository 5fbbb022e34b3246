/**
 * MP3 files of ours. {@link org.stillcast.mp3.LameHeader} reads how long one is, exactly; {@link org.stillcast.mp3.Id3Tag} is
 * what stands before the sound: title, cover, chapters. Strangers' files are read by {@code promise}.
 *
 * <ul>
 *   <li><b>frame of sound</b>: 1152 samples, or 576 at 24 kHz and below
 *   <li><b>frame of a tag</b>: a name of four letters, a length, and a value, which may have frames again
 * </ul>
 */
@NullMarked
package org.stillcast.mp3;

import org.jspecify.annotations.NullMarked;
