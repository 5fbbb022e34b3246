/**
 * What a project will come to, told before anything of it is rendered. {@link org.stillcast.forecast.ClipFacts} has what the heads
 * of its clips say, or what was measured of them ({@link org.stillcast.forecast.Measurement}); a {@link
 * org.stillcast.forecast.Forecast} lays them on a timeline as a run does with what it has rendered, and cuts that by the same
 * rules. {@link org.stillcast.forecast.WorkTime} and {@link org.stillcast.forecast.ProjectNeed} say what it takes.
 *
 * <ul>
 *   <li><b>known</b>: a clip of which something tells how long it is
 *   <li><b>used</b>: a clip that is not bad by its first bytes
 * </ul>
 */
@NullMarked
package org.stillcast.forecast;

import org.jspecify.annotations.NullMarked;
