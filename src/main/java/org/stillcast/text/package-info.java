/**
 * What is said to people, in their language, and the forms of texts that several packages share.
 *
 * <p>Each package that says something has its sentences beside its classes, in {@code words.properties} and, in Chinese,
 * {@code words_zh.properties}; {@link org.stillcast.text.Words} reads them. The log is English everywhere, as programs read it.
 * {@link org.stillcast.text.Visible} makes strangers' texts fit to be printed, {@link org.stillcast.text.WordGuess} finds what
 * was meant by a mistyped word, {@link org.stillcast.text.Identifier} says what an id may be, and
 * {@link org.stillcast.text.DurationText} and {@link org.stillcast.text.ClockTime} are times as people write and read them.
 * {@link org.stillcast.text.Numbering} finds what is missing in names that count.
 *
 * <ul>
 *   <li><b>sentence</b>: a pattern with places for values, known by its key
 *   <li><b>guess</b>: what was probably meant; it is said to people, and never taken
 *   <li><b>key of an id</b>: what ids have in common that differ in capitals only
 * </ul>
 */
@NullMarked
package org.stillcast.text;

import org.jspecify.annotations.NullMarked;
