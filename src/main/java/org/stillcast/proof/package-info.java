/**
 * The page that a project's parts are checked on: one file beside them, which needs nothing else. A
 * {@link org.stillcast.proof.ProofPage} writes it from what a result lists of each {@link org.stillcast.proof.ProofPart} and
 * from the {@link org.stillcast.proof.ClipNotes} about each clip in it; a {@link org.stillcast.proof.PageFrame} is what of it
 * is the same in all projects. What people have written is data in it, and never markup.
 */
@NullMarked
package org.stillcast.proof;

import org.jspecify.annotations.NullMarked;
