/**
 * From a folder of sounds and a picture to a manifest: {@link org.stillcast.draft.Draft} decides what of
 * {@link org.stillcast.media.FolderContents} makes the project, {@link org.stillcast.draft.DraftText} is its text,
 * {@link org.stillcast.draft.DraftTable} that of a table of its clips, and {@link org.stillcast.draft.DraftReport} tells people of it.
 * What is said of a clip is made when it is asked for, of its tags and the files beside it: {@link org.stillcast.draft.ClipDrafts}.
 * Files are read here, and none is written.
 *
 * <ul>
 *   <li><b>draft</b>: what a manifest for a folder is going to say
 *   <li><b>taken</b>, <b>left out</b>: what of the folder is in the draft, and what is not, with the reason
 * </ul>
 */
@NullMarked
package org.stillcast.draft;

import org.jspecify.annotations.NullMarked;
