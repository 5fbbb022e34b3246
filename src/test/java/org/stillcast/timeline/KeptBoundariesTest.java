package org.stillcast.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class KeptBoundariesTest {
    @ParameterizedTest
    @CsvSource({
        // nothing has changed
        "a b|c d|e f,          a b c d e f,          2 4",
        "a b,                  a b,                  ''",
        // a clip is inserted, removed, replaced in the middle of a part
        "a b|c d|e f,          a x b c d e f,        3 5",
        "a b|c d e|f,          a b c e f,            2 4",
        "a b|c d e|f,          a b c x e f,          2 5",
        // next to a boundary
        "a b|c d|e f,          a x c d e f,          2 4",
        "a b|c d|e f,          a b x d e f,          2 4",
        "a b|c d|e f,          a b d e f,            2 3",
        "a b|c d|e f,          a c d e f,            1 3",
        "a b|c d|e f,          a b x c d e f,        3 5",
        // on both sides of it
        "a b|c d|e f,          a x y d e f,          2 4",
        // at the ends
        "a b|c d|e f,          x a b c d e f,        3 5",
        "a b|c d|e f,          b c d e f,            1 3",
        "a b|c d|e f,          a b c d e f x y,      2 4",
        "a b|c d|e f,          a b c d e,            2 4",
        // a whole part is gone, or moved
        "a b|c d|e f,          a b e f,              2",
        "a b|c d|e f g h,      c d a b e f g h,      4",
        // the same sound stands in many places
        "j a b|j c d|j e f,    j a b j c x d j e f,  3 7",
        "j a b|j c d|j e f,    j a b c d j e f,      3 5",
        "w w w|x x x|y y y,    w w w x x y y y,      3 5",
        "w w w|w w w|w w w,    w w w w w w w w w,    3 6",
        // nothing is left
        "a b|c d,              x y z,                ''",
        "a b|c d,              d c b a,              ''"
    })
    void boundariesAreWhereTheClipsAroundThemAreNow(String before, String now, String starts) {
        List<List<String>> parts = Arrays.stream(before.split("\\|"))
                .map(part -> List.of(part.split(" ")))
                .toList();

        List<Integer> found = KeptBoundaries.find(parts, List.of(now.split(" ")));

        assertThat(String.join(" ", found.stream().map(String::valueOf).toList()))
                .isEqualTo(starts);
    }

    @Test
    void theyAreAscendingAndInsideWhateverWasEdited() {
        Random random = new Random(4);
        for (int i = 0; i < 2_000; i++) {
            List<List<String>> parts = new ArrayList<>();
            List<String> now = new ArrayList<>();
            for (int part = 0; part < 1 + random.nextInt(6); part++) {
                List<String> clips = new ArrayList<>();
                for (int clip = 0; clip < 1 + random.nextInt(6); clip++) {
                    clips.add("clip" + random.nextInt(20));
                }
                parts.add(clips);
                now.addAll(clips);
            }
            for (int edit = random.nextInt(4); edit > 0 && now.size() > 1; edit--) {
                if (random.nextBoolean()) {
                    now.remove(random.nextInt(now.size()));
                } else {
                    now.add(random.nextInt(now.size()), "clip" + random.nextInt(25));
                }
            }

            List<Integer> starts = KeptBoundaries.find(parts, now);

            assertThat(starts).isSorted().doesNotHaveDuplicates().allMatch(start -> start > 0 && start < now.size());
            assertThat(starts).hasSizeLessThan(parts.size());
        }
    }

    /** 100 000 clips that have nothing in common, and 100 000 in reverse, take no longer than others. */
    @Test
    void hopelessCasesEndToo() {
        List<String> before = new ArrayList<>();
        List<String> now = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            before.add("clip" + i);
            now.add("clip" + (99_999 - i));
        }

        assertThat(KeptBoundaries.find(List.of(before.subList(0, 50_000), before.subList(50_000, 100_000)), now))
                .hasSizeLessThan(2);
    }
}
