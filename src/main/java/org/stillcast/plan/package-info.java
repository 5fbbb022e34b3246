/**
 * The plan: work orders, and what comes back for each.
 *
 * <p>A {@link org.stillcast.plan.Project} is one manifest, checked and looked up. Its picture becomes
 * {@link org.stillcast.plan.Still}s, each {@link org.stillcast.plan.Clip} a {@link org.stillcast.plan.Segment} that comes
 * back as a {@link org.stillcast.plan.RenderedSegment}; {@link org.stillcast.plan.PartPlanner} divides those into
 * {@link org.stillcast.plan.Part}s that come back as {@link org.stillcast.plan.RenderedPart}s. These records are what
 * travels between the routes. Nothing here touches a file.
 */
@NullMarked
package org.stillcast.plan;

import org.jspecify.annotations.NullMarked;
