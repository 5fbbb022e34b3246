/**
 * What there is one of for each clip, in a few dozen bytes: lists and indices on arrays, not on objects. A project of a hundred
 * thousand clips has to fit into a heap of 64 MB.
 *
 * <p>{@link org.stillcast.packed.TextList} and {@link org.stillcast.packed.PathList} are read as lists that make their elements
 * when they are asked for; {@link org.stillcast.packed.KeyIndex} finds a {@link org.stillcast.packed.Key} again;
 * {@link org.stillcast.packed.Remarks} are sentences about some of the clips. {@link org.stillcast.packed.HeapRoom} says
 * beforehand whether all of it fits.
 *
 * <ul>
 *   <li><b>packed</b>: kept in arrays of numbers and bytes
 *   <li><b>key</b>: 128 bits that stand for a text
 *   <li><b>remark</b>: a sentence about something that has an index
 * </ul>
 */
@NullMarked
package org.stillcast.packed;

import org.jspecify.annotations.NullMarked;
