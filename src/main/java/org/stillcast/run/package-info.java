/**
 * A project while it is worked on, without Camel. {@link org.stillcast.run.ProjectFactory} makes a submission into a {@link
 * org.stillcast.run.ProjectRun}, the door that the routes come through: it gives orders and takes completions.
 *
 * <p>Who knows what: {@code StillPhase}, {@code SegmentPhase} and {@code PartPhase}, what is there and what has still
 * to be made; {@code SegmentRecall}, {@code ProductFinder} and {@code Version10}, what earlier runs have left; {@code
 * PlannedParts}, where parts begin; {@code JoinOrderMaker}, what decides how they are heard and seen; {@code
 * PartsAhead}, which of them no later clip can change; {@code JoinableParts}, which is joined next; {@code OrderBook},
 * what is given and why no more is; {@code CompletionTaker}, where each answer belongs; {@code Publication}, what is
 * in the outbox. A {@link org.stillcast.run.Recipe} carries an order out, a {@link org.stillcast.run.Verdict} says who
 * is to blame for how it ended, and {@link org.stillcast.run.Failures} decides what becomes of a project that fails.
 * What happens is told as a {@link org.stillcast.run.RunEvent}. {@link org.stillcast.run.SignsOfLife} counts that, and {@link
 * org.stillcast.run.Supervision} tells systemd that the daemon goes forward.
 *
 * <ul>
 *   <li><b>phase</b>: pictures, then clips, and parts as soon as their clips are there
 *   <li><b>known</b>: a clip whose take is told by an earlier result; <b>there</b>: one whose segment lies in the folder
 *   <li><b>settled</b>: known or there, so that it need not be rendered; <b>open</b>: not so
 *   <li><b>recipe</b>: how ffmpeg makes one kind of thing; its {@code RECIPE} name changes when what comes of it is
 *       heard or seen otherwise
 *   <li><b>interrupted</b>: to be gone on with; <b>failed</b>: given up
 * </ul>
 */
@NullMarked
package org.stillcast.run;

import org.jspecify.annotations.NullMarked;
