/**
 * From a manifest's file to a project that can be worked on: {@link org.stillcast.intake.Intake} reads, looks up and
 * checks, and reports all that is wrong at once. Nothing is decoded here. Before that,
 * {@link org.stillcast.intake.WaitingRoom} keeps manifests of the inbox until all their files have arrived.
 */
@NullMarked
package org.stillcast.intake;

import org.jspecify.annotations.NullMarked;
