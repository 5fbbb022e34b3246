/**
 * The flow, in Camel's words, and nothing else; the only package that knows Camel. {@code docs/routes.md} draws it.
 *
 * <p>{@code InboxRoute} watches the inbox, {@code ProjectRoute} makes a {@link org.stillcast.run.ProjectRun} of what was
 * dropped there and leads it through {@code PlanRoute} (with {@code ClipsRoute}), {@code PartsRoute} and
 * {@code OutboxRoute} to an {@link org.stillcast.run.Outcome}, of which {@code TellRoute} tells other people's routes. Each
 * clip and each part is an exchange of its own, through {@code SegmentRoute} and {@code JoinRoute}, in which
 * {@code exec:ffmpeg} does the work. {@link org.stillcast.route.StillcastRoutes} adds all this to a Camel context;
 * {@link org.stillcast.route.Daemon} and {@link org.stillcast.route.Engine} are programs with one, and {@link
 * org.stillcast.route.StillcastRoutesBuilder} is for programs of other people. {@code RenderRoute} and {@code SubmitRoute} take
 * what their routes hand over.
 *
 * <p>Splitter: makes an exchange of each work order. Aggregator: {@code CompletionAggregator}, the splitter's own. Policy: what
 * is done when a route fails. Receiver: somebody else who is told, behind an endpoint.
 */
@NullMarked
package org.stillcast.route;

import org.jspecify.annotations.NullMarked;
