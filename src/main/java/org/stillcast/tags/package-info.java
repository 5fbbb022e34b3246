/**
 * What a sound file's tags say of it: its title, who speaks, and what it belongs to. Strangers' files: nothing is believed, no more
 * than a few kilobytes are read of a text, and what cannot be read says nothing.
 *
 * <p>{@link org.stillcast.tags.SoundTags#of} looks at the first bytes and asks the reader of that form, each a class of its own, named
 * after it. {@link org.stillcast.tags.FoundTags} takes what they find.
 *
 * <ul>
 *   <li><b>tag</b>: one of the things that are said of a sound
 *   <li><b>head</b>: the bytes in front of something that say what it is, and how long
 * </ul>
 */
@NullMarked
package org.stillcast.tags;

import org.jspecify.annotations.NullMarked;
