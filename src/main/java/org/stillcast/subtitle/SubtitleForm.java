package org.stillcast.subtitle;

/** Takes the lines of a file in one of the forms of subtitles, one after another, and knows where in them a cue is. */
interface SubtitleForm {
    /**
     * Takes the next line.
     *
     * @param number of it in the file, from 1
     * @throws UnusableSubtitlesException if something is wrong with it, or with the cue that it ends
     */
    void take(String line, int number) throws UnusableSubtitlesException;

    /** Returns what collects the cues; it has one at most that has ended behind each line. */
    CueCollector cues();
}
