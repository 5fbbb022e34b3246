/**
 * What is heard and seen, and when; pure. A {@link org.stillcast.timeline.Timeline} is derived from the {@link
 * org.stillcast.timeline.TakeTable} of a project; {@link org.stillcast.timeline.PartPlanner} says where it is cut, with {@link
 * org.stillcast.timeline.KeptBoundaries} where it was cut before, and {@link org.stillcast.timeline.PictureTrack} what is seen of
 * a slice, on the {@link org.stillcast.timeline.FrameGrid}.
 *
 * <ul>
 *   <li><b>take</b>: what a rendered clip turned out to be, known by its content
 *   <li><b>stretch</b>: a piece of a timeline: a <b>sounding</b>, which is a slice of a take, or a <b>silence</b>
 *   <li><b>slice</b>: from one sample, inclusive, to another, exclusive
 *   <li><b>run</b>: frames that show one picture
 * </ul>
 */
@NullMarked
package org.stillcast.timeline;

import org.jspecify.annotations.NullMarked;
