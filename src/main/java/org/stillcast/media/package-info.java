/**
 * Strangers' files: looked up, told apart by their heads, never trusted. Nothing is decoded here.
 *
 * <p>{@link org.stillcast.media.MediaFiles} turns the paths of a manifest into files below the {@code MediaRoots}, and says of
 * the others what was probably meant. What a file is tells {@link org.stillcast.media.FileKind} by its first bytes, and
 * {@code ExtensionKind} by its name; {@link org.stillcast.media.SoundFile} and {@link org.stillcast.media.PictureFile} refuse
 * what cannot be used, with an {@link org.stillcast.media.UnusableFileException}. A
 * {@link org.stillcast.media.FileState} tells later whether a file is still the one that was looked at. For a folder without a
 * manifest, {@link org.stillcast.media.FolderContents} sorts what lies in it.
 *
 * <ul>
 *   <li><b>root</b>: a folder that the files of a manifest may lie in
 *   <li><b>base</b>: the folder that relative paths start at
 *   <li><b>real path</b>: one in which no element is a link
 *   <li><b>in transit</b>, <b>arriving</b>: still being copied, as its name tells
 *   <li><b>absent</b>: not there or not readable now, which time may mend
 * </ul>
 */
@NullMarked
package org.stillcast.media;

import org.jspecify.annotations.NullMarked;
