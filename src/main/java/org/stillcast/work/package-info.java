/**
 * Orders and what comes back for them; pure. What decides the bytes that come of an {@link org.stillcast.work.Order} is a record
 * in it; the rest is where files are. Its {@link org.stillcast.work.Answer} is a {@link org.stillcast.work.NextStep}, which has
 * another order, or a {@link org.stillcast.work.Completion}, which a {@link org.stillcast.work.Completion.Taker} takes.
 *
 * <ul>
 *   <li><b>still</b>: a picture, encoded as two loops: the full one for parts, the <b>preview</b> for segments
 *   <li><b>segment</b>: a rendered clip, a short video
 *   <li><b>part</b>: a finished video; joined, it is proven or disproved
 *   <li><b>piece</b>: a slice of a take in a part, with the names of its files
 *   <li><b>uneven</b>: a clip whose format changes in its middle; <b>evened</b>: its sound in one form
 *   <li><b>measured</b>: a clip of which it is known how loud it is; <b>levelled</b>: one that was brought to a loudness
 *   <li><b>refused</b>: what the user gave cannot be used, and where that stands
 * </ul>
 */
@NullMarked
package org.stillcast.work;

import org.jspecify.annotations.NullMarked;
