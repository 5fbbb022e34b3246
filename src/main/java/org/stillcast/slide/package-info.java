/**
 * Text becomes pictures: the letters of a slide on their panel, without the picture behind it. {@link org.stillcast.slide.Fonts} finds
 * fonts and divides a text among them; {@link org.stillcast.slide.SlideLayout} breaks it into lines that fit;
 * {@link org.stillcast.slide.SlidePainter} draws them into a file that ffmpeg lays over the picture. Text is only ever drawn; nothing
 * else reads it.
 *
 * <dl>
 *   <dt>layer
 *   <dd>a slide's letters with their panel, cut out at its edges
 *   <dt>em
 *   <dd>height of a font: from the highest letters to the lowest, about
 *   <dt>reading
 *   <dd>how a word is said, in small letters above it: furigana, pinyin
 * </dl>
 */
@NullMarked
package org.stillcast.slide;

import org.jspecify.annotations.NullMarked;
