/**
 * A project's temporary folder, and how much room it takes. {@link org.stillcast.workspace.Workspace} knows the names in it;
 * its {@link org.stillcast.workspace.Journal} says what was done, so that a run goes on after whatever stopped the one before:
 * a {@link org.stillcast.workspace.JournalLine} of text is a {@link org.stillcast.workspace.JournalEntry}, all entries add up to
 * a {@link org.stillcast.workspace.JournalState}, and a {@link org.stillcast.workspace.JournalFile} only grows. Lines of segments
 * are as many as clips: they are read into {@link org.stillcast.workspace.SegmentLines} when
 * {@link org.stillcast.workspace.Leftovers} are looked for, and forgotten again.
 *
 * <p>Files appear whole: all are written under a temporary name and renamed.
 *
 * <p>Words:
 *
 * <ul>
 *   <li>segment: one rendered clip; sketch: what its sound is known by when a part is checked
 *   <li>loop: the picture as a video, the full one for parts, the small one (preview) for segments
 *   <li>leftover: a segment of an earlier run; aside: where one is kept whose clip's name another has now
 *   <li>torn: a line that a crash or a full disk has cut off
 *   <li>evidence: what is kept of a project whose parts did not pass the check
 *   <li>forsaken: nobody will come back to the project, so its folder may be deleted
 * </ul>
 */
@NullMarked
package org.stillcast.workspace;

import org.jspecify.annotations.NullMarked;
