/**
 * Which characters a text file's bytes are: text files say it seldom, and people do not know.
 *
 * <p>A {@link org.stillcast.encoding.TextEncoding} is found by what stands in front, a mark or zeros, or by all bytes: they are
 * UTF-8 if they can be, else of the {@link org.stillcast.encoding.CodePage} that a
 * {@link org.stillcast.encoding.CodePageSample} of them has most likely. Who takes UTF-8 only asks these to say what it found.
 *
 * <ul>
 *   <li><b>mark</b>: U+FEFF at the beginning, in the bytes of one of Unicode's encodings
 *   <li><b>code page</b>: an encoding from before Unicode, which has the characters of a few languages
 *   <li><b>likely</b>: what is said of a code page; it is never certain
 * </ul>
 */
@NullMarked
package org.stillcast.encoding;

import org.jspecify.annotations.NullMarked;
