package org.stillcast.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

import org.stillcast.chapter.Chapter;
import org.stillcast.project.SampleRate;

/** The chapters of a slice of a timeline. */
public final class ChapterTrack {
    private ChapterTrack() {}

    /**
     * Returns them, in order. A chapter begins with the first sample of the clip that opens it, the first one of the slice with
     * the slice itself, and ends where the next one begins. One that has begun before the slice goes on in it. One whose first
     * clip is left out begins with the next clip.
     *
     * @param slice of the project's timeline, not empty
     * @param titleOf returns the title of the chapter that a clip opens, by its position
     */
    public static List<Chapter> of(Timeline slice, SampleRate rate, IntFunction<Optional<String>> titleOf) {
        List<Long> starts = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        List<Stretch> stretches = slice.stretches();
        boolean isPause = stretches.stream().noneMatch(Sounding.class::isInstance);
        int next = 0;
        for (int i = 0; i < stretches.size(); i++) {
            if (stretches.get(i) instanceof Sounding || isPause) {
                int clip = stretches.get(i).clip();
                Optional<String> title = lastTitle(next, clip, titleOf);
                if (title.isPresent()) {
                    starts.add(next == 0 ? 0 : rate.nearestMillis(slice.startOf(i)));
                    titles.add(title.get());
                }
                next = clip + 1;
            }
        }
        return chapters(starts, titles, rate.millisBefore(slice.samples()));
    }

    private static Optional<String> lastTitle(int first, int last, IntFunction<Optional<String>> titleOf) {
        for (int clip = last; clip >= first; clip--) {
            Optional<String> title = titleOf.apply(clip);
            if (title.isPresent()) {
                return title;
            }
        }
        return Optional.empty();
    }

    /** One that would be shorter than a millisecond is none. */
    private static List<Chapter> chapters(List<Long> starts, List<String> titles, long end) {
        List<Chapter> chapters = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            long to = i + 1 < starts.size() ? starts.get(i + 1) : end;
            if (starts.get(i) < to) {
                chapters.add(new Chapter(starts.get(i), to, titles.get(i)));
            }
        }
        return chapters;
    }
}
