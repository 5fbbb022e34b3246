/**
 * When each manifest in the inbox is begun. {@link org.stillcast.reception.Reception} sees what lies there, files and folders,
 * and shows each manifest to the {@link org.stillcast.reception.WaitingRoom}, which lets it through when all that it names has
 * arrived. There each is a {@link org.stillcast.reception.WaitingManifest} in a {@link org.stillcast.reception.WaitingState},
 * kept in the {@link org.stillcast.reception.WaitingList}; {@link org.stillcast.reception.Patience} says how long what takes,
 * {@link org.stillcast.retry.BackOff} when it is tried again, {@link org.stillcast.reception.WaitingStatus} what people
 * are told. What is no project is a matter of {@link org.stillcast.reception.Bystanders}.
 *
 * <dl>
 *   <dt>seen
 *   <dd>there, at a glance into the inbox; that is a sighting, and nothing but the file's own size and time
 *   <dt>look
 *   <dd>at a manifest's text and all files that it names, or at all that is in a folder; may never come back
 *   <dt>taken
 *   <dd>queued, or in work: nobody looks at it
 *   <dt>pause
 *   <dd>after an interruption: of one manifest, or of all while our folders cannot be written
 *   <dt>turn
 *   <dd>one manifest at a time makes a project, the one that was let through first
 *   <dt>status
 *   <dd>{@code NAME.status.txt} beside what was dropped
 * </dl>
 */
@NullMarked
package org.stillcast.reception;

import org.jspecify.annotations.NullMarked;
