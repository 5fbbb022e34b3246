/**
 * From a manifest's file to a project that can be worked on: {@link org.stillcast.intake.Intake} reads, looks up and
 * checks, and reports all that is wrong at once. Nothing is decoded here. Before that,
 * {@link org.stillcast.reception.Reception} finds what was dropped into the inbox, and
 * {@link org.stillcast.reception.WaitingRoom} keeps each manifest until all its files have arrived.
 */
@NullMarked
package org.stillcast.intake;

import org.jspecify.annotations.NullMarked;
