package org.stillcast.doubt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.stillcast.chapter.Chapter;
import org.stillcast.forecast.PartForecast;
import org.stillcast.text.Visible;
import org.stillcast.text.Words;

/** Chapters of a few seconds between others that are far longer. One that is cut by a part's end is as long as both its pieces. */
final class ShortChapters implements Suspicion {
    private static final Words WORDS = Words.of(ShortChapters.class);
    private static final int LEAST_CHAPTERS = 3;
    private static final long SHORT_MILLIS = 5000;
    private static final int TIMES = 3;
    private static final int OTHERS_FOR_ONE = 10;
    private static final int MOST_SHOWN = 60;

    /** A chapter, which goes on in later parts perhaps. */
    private record Opened(int clip, String title, long millis) {}

    @Override
    public void look(Scene scene, DoubtList doubts) {
        List<Opened> chapters = chapters(scene);
        long[] lengths = chapters.stream().mapToLong(Opened::millis).sorted().toArray();
        if (lengths.length < LEAST_CHAPTERS) {
            return;
        }
        long median = lengths[lengths.length / 2];
        long most = Math.min(SHORT_MILLIS, median / TIMES);
        long shorter = Arrays.stream(lengths).filter(length -> length < most).count();
        if (shorter <= Math.max(1, lengths.length / OTHERS_FOR_ONE)) {
            for (Opened chapter : chapters) {
                if (chapter.millis() < most) {
                    doubts.add(
                            DoubtKind.SHORT_CHAPTER,
                            scene,
                            List.of(chapter.clip()),
                            WORDS.say(
                                    "short-chapter",
                                    Visible.shortened(chapter.title(), MOST_SHOWN),
                                    chapter.millis() / 1000.0,
                                    median / 1000.0));
                }
            }
        }
    }

    private static List<Opened> chapters(Scene scene) {
        List<Opened> opened = new ArrayList<>();
        int next = 0;
        for (PartForecast part : scene.parts()) {
            for (Chapter chapter : part.chapters()) {
                long millis = chapter.toMillis() - chapter.fromMillis();
                int clip = opener(scene, next, part.lastClip(), chapter.title());
                if (clip >= 0) {
                    opened.add(new Opened(clip, chapter.title(), millis));
                    next = clip + 1;
                } else if (!opened.isEmpty()) {
                    Opened before = opened.remove(opened.size() - 1);
                    opened.add(new Opened(before.clip(), before.title(), before.millis() + millis));
                }
            }
        }
        return opened;
    }

    /** Returns the next clip that opens a chapter of a title; -1 if there is none, so that the last one goes on. */
    private static int opener(Scene scene, int from, int to, String title) {
        for (int clip = from; clip <= to; clip++) {
            if (scene.project().texts().title(clip).filter(title::equals).isPresent()) {
                return clip;
            }
        }
        return -1;
    }
}
