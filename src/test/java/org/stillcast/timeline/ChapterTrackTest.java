package org.stillcast.timeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.chapter.Chapter;
import org.stillcast.project.SampleRate;

import static org.assertj.core.api.Assertions.assertThat;

class ChapterTrackTest {
    private static final SampleRate MILLIS = new SampleRate(1_000);
    private static final Map<Integer, String> TITLES = Map.of(1, "A", 3, "B");

    /** Clips of a second; the pause behind each is half of one, and the fourth, that opens B, is heard twice. */
    private static final Timeline TIMELINE = new Timeline.Builder()
            .add(new Sounding(0, 1, 0, 1_000))
            .add(new Silence(0, 500))
            .add(new Sounding(1, 1, 0, 1_000))
            .add(new Silence(1, 500))
            .add(new Sounding(2, 1, 0, 1_000))
            .add(new Silence(2, 500))
            .add(new Sounding(3, 1, 0, 1_000))
            .add(new Silence(3, 500))
            .add(new Sounding(3, 2, 0, 1_000))
            .add(new Silence(3, 500))
            .add(new Sounding(4, 1, 0, 1_000))
            .build();

    @ParameterizedTest
    @CsvSource({
        // what is before the first title is in no chapter; the pause belongs to the one before
        "0,    8500, 1500-4500 A | 4500-8500 B",
        "0,    1000, ''",
        // the first one of a slice begins with the slice
        "1500, 4000, 0-2500 A",
        "1500, 5500, 0-3000 A | 3000-4000 B",
        // one that has begun before goes on
        "3000, 5500, 0-1500 A | 1500-2500 B",
        "7500, 8500, 0-1000 B",
        // in the middle of the clip that opens it, too, and when that is repeated
        "1700, 4000, 0-2300 A",
        "5000, 8500, 0-3500 B",
        "6000, 7000, 0-1000 B",
        // that a slice ends in the middle of the clip that opens it makes no difference
        "1500, 4600, 0-3000 A | 3000-3100 B",
        // from the middle of a pause on
        "4300, 5000, 0-700 B",
        "2700, 3500, 0-800 A",
        // where nothing but a pause is heard
        "5500, 6000, 0-500 B",
        "4100, 4400, 0-300 A",
        "1000, 1400, ''"
    })
    void chaptersFollowOneAnotherFromTheClipThatOpensThem(long from, long to, String chapters) {
        assertThat(text(TIMELINE.slice(from, to))).isEqualTo(chapters);
    }

    @Test
    void aLeadBelongsToTheFirstChapterAndATailToTheLast() {
        assertThat(text(TIMELINE.slice(1_500, 5_500).between(700, 300))).isEqualTo("0-3700 A | 3700-5000 B");
        assertThat(text(TIMELINE.slice(3_000, 4_000).between(700, 0))).isEqualTo("0-1700 A");
        assertThat(text(TIMELINE.slice(5_500, 6_000).between(700, 300))).isEqualTo("0-1500 B");
    }

    /** In whatever part its other clips are. */
    @Test
    void aChapterWhoseFirstClipIsLeftOutBeginsWithTheNextOne() {
        Timeline all = new Timeline.Builder()
                .add(new Sounding(1, 1, 0, 1_000))
                .add(new Sounding(2, 1, 0, 1_000))
                .add(new Sounding(4, 1, 0, 1_000))
                .add(new Sounding(5, 1, 0, 1_000))
                .build();

        assertThat(text(all)).isEqualTo("0-2000 A | 2000-4000 B");
        assertThat(text(all.slice(3_000, 4_000))).isEqualTo("0-1000 B");
    }

    @Test
    void timesAreTheNearestAndTheLastEndsWithinThePart() {
        Timeline slice = new Timeline.Builder()
                .add(new Sounding(0, 1, 0, 24))
                .add(new Sounding(1, 1, 0, 22))
                .add(new Sounding(2, 1, 0, 100))
                .build();

        List<Chapter> chapters = ChapterTrack.of(slice, new SampleRate(48_000), clip -> Optional.of("clip " + clip));

        assertThat(chapters).containsExactly(new Chapter(0, 1, "clip 0"), new Chapter(1, 3, "clip 2"));
    }

    private static String text(Timeline slice) {
        List<Chapter> chapters = ChapterTrack.of(slice, MILLIS, clip -> Optional.ofNullable(TITLES.get(clip)));
        Chapter.requireOrder(chapters);
        return String.join(
                " | ",
                chapters.stream()
                        .map(chapter -> "%d-%d %s".formatted(chapter.fromMillis(), chapter.toMillis(), chapter.title()))
                        .toList());
    }
}
