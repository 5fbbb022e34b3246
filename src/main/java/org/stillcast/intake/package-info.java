/**
 * From a manifest's file to a project that can be worked on. A {@link org.stillcast.intake.Submission} says who wants what of
 * which manifest; {@link org.stillcast.intake.Intake} reads it, looks up all that it names, and makes a project, or reports
 * all that is wrong at once. Nothing is decoded here. Before that, {@code reception} may ask for the {@link
 * org.stillcast.intake.NamedFiles} alone, to see whether they have arrived.
 *
 * <dl>
 *   <dt>named
 *   <dd>written in a manifest: a picture, files and patterns, and the folders that these are in
 *   <dt>loose
 *   <dd>directly in the inbox, in no folder that was dropped
 *   <dt>root
 *   <dd>folder that named files may lie in; those anywhere else are refused
 *   <dt>arriving
 *   <dd>being copied, under a name that it will not keep
 * </dl>
 */
@NullMarked
package org.stillcast.intake;

import org.jspecify.annotations.NullMarked;
