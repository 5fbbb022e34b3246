package org.stillcast.forecast;

import java.util.List;

import org.stillcast.chapter.Chapter;

/**
 * A part as it is going to be, as far as it can be told.
 *
 * @param name of what it is in the first place
 * @param firstClip position of the first clip in it
 * @param lastClip position of the last clip in it; each of the two may be cut where parts are cut exactly
 * @param clips how many different ones are in it
 * @param millis how long it is, with its silences
 * @param bytes of all files with its sound, about
 * @param chapters in it
 */
public record PartForecast(
        String name, int firstClip, int lastClip, int clips, long millis, long bytes, List<Chapter> chapters) {
    public PartForecast {
        chapters = List.copyOf(chapters);
    }
}
