/**
 * From a manifest's file to a project that can be worked on: {@link org.stillcast.intake.Intake} reads, looks up and
 * checks, and reports all that is wrong at once. Nothing is decoded here.
 */
@NullMarked
package org.stillcast.intake;

import org.jspecify.annotations.NullMarked;
