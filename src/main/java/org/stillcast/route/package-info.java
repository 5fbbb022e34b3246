/**
 * The flow, in Camel's words; the only package that knows Camel.
 *
 * <p>{@code InboxRoute} takes a manifest, {@code ProjectRoute} makes it a {@link org.stillcast.run.ProjectRun} and
 * leads that through {@code SegmentsRoute}, {@code PartsRoute} and {@code OutboxRoute} to an
 * {@link org.stillcast.run.Outcome}. Each clip and each part is an exchange of its own, through {@code SegmentRoute}
 * and {@code PartRoute}, where {@link org.stillcast.process.Ffmpeg}, the only class that starts processes, does the
 * work. {@link org.stillcast.route.Engine} wires all this.
 */
@NullMarked
package org.stillcast.route;

import org.jspecify.annotations.NullMarked;
