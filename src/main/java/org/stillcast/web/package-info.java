/**
 * The daemon by HTTP. {@link org.stillcast.web.WebPart} puts a {@code LimitedServer}, which is Camel's, before everything that
 * can be asked for: {@code PageFiles} are the page; {@code ProjectsApi}, {@code SubmitApi}, {@code UploadApi} and
 * {@code EventsApi} what it is made of, and other programs use, too ({@code OpenApi} describes it); {@code OutboxFiles} what
 * people have come for; {@code ObserveApi} tells health and {@code Metrics}. Each request goes through the {@code Guard}
 * first; each ends as a {@code Reply}, or as a {@code Refusal} with a {@code Problem}.
 *
 * <p>Nothing of this is loaded unless the daemon is to be reached by HTTP. What waits for a disk is done at a {@code Desk},
 * never by the threads that serve connections; but the bytes of a file of the outbox are sent by those, which hand it to the
 * system.
 */
@NullMarked
package org.stillcast.web;

import org.jspecify.annotations.NullMarked;
