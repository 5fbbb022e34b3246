package org.stillcast.proof;

import java.util.List;

import org.stillcast.chapter.Chapter;
import org.stillcast.outbox.PartEntry;

/**
 * A part as a page shows it.
 *
 * @param entry what a result lists of it
 * @param chapters in order
 * @param notes about its clips, one for each that the entry lists, in the same order
 */
public record ProofPart(PartEntry entry, List<Chapter> chapters, Iterable<ClipNotes> notes) {}
