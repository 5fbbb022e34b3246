package org.stillcast.timeline;

import java.util.OptionalInt;

import org.stillcast.project.SplitAt;

/**
 * Cuts parts off passages that come one by one, where {@link PartPlanner} will cut when all of them are known. Not safe
 * for use by several threads.
 */
public final class PartCutter {
    private static final int NONE = -1;

    private final CutRule rule;
    private long inPart;
    private int chapter = NONE;
    private long sinceChapter;

    /**
     * @param rule not of exact parts
     */
    public PartCutter(CutRule rule) {
        this.rule = rule;
    }

    /**
     * Takes the next passage, and returns the one that a new part begins with, if this one does not belong to the part that
     * was growing: itself, or a little earlier one that opens a chapter. With the very first one none begins.
     *
     * @param passage its number, larger than those before
     * @param pauseBefore the pause behind the passage before it
     * @param samples of the passage
     * @param opensChapter whether a chapter begins with it
     * @return its number
     */
    public OptionalInt next(int passage, long pauseBefore, long samples, boolean opensChapter) {
        if (inPart == 0) {
            begin(samples);
            return OptionalInt.empty();
        }
        long with = Math.addExact(pauseBefore, samples);
        if (opensChapter && rule.at() == SplitAt.CHAPTER) {
            begin(samples);
            return OptionalInt.of(passage);
        }
        if (Math.addExact(inPart, with) <= rule.longestBody()) {
            if (opensChapter && rule.isEnoughBeforeChapter(inPart)) {
                chapter = passage;
                sinceChapter = samples;
            } else {
                sinceChapter += with;
            }
            inPart += with;
            return OptionalInt.empty();
        }
        if (chapter != NONE && !opensChapter && sinceChapter + with <= rule.longestBody()) {
            int begins = chapter;
            begin(sinceChapter + with);
            return OptionalInt.of(begins);
        }
        begin(samples);
        return OptionalInt.of(passage);
    }

    private void begin(long samples) {
        inPart = samples;
        chapter = NONE;
        sinceChapter = 0;
    }

    /** Tells whether nothing that may still come moves the cut before the part that is growing now. */
    public boolean isLastCutFinal() {
        return rule.isLeftAlone(inPart);
    }
}
