package org.stillcast.workspace;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DiskNeedTest {
    private static final String[] NAMES = {"a.wav", "a.FLAC", "a.mp3", "a.opus", "a.b.m4a", "noextension"};

    @Test
    void withoutClipsOnlyTheStillsTakeRoom() {
        DiskNeed need = new DiskNeed(210_000, 40_000, 1, 96);

        assertThat(need.tempBytes()).isEqualTo(250_000);
        assertThat(need.outboxBytes()).isEqualTo(210_000);
    }

    @Test
    void compressedClipsAreGuessedToBeLong() {
        DiskNeed need = new DiskNeed(210_000, 40_000, 1, 96);

        add(need, "0001.mp3", 60_000);
        add(need, "0002.mp3", 6_000);

        // 10 + 1 and 1 + 1 seconds, in two segments, and two loops of the full still
        assertThat(need.tempBytes()).isEqualTo(250_000 + 2 * 42_000 + 13 * 96_000);
        assertThat(need.outboxBytes()).isEqualTo(13 * 12_000 + 2 * 210_000);
    }

    @ParameterizedTest
    @CsvSource({"wav", "WAV", "aiff", "flac", "w64", "caf"})
    void uncompressedClipsAreShorterForTheirSize(String extension) {
        DiskNeed need = new DiskNeed(210_000, 40_000, 1, 160);

        add(need, "a.b." + extension, 160_000);

        assertThat(need.tempBytes()).isEqualTo(250_000 + 42_000 + 11 * 96_000);
        assertThat(need.outboxBytes()).isEqualTo(11 * 20_000 + 2 * 210_000);
    }

    @Test
    void theNeedGrowsWithEveryClipAndIsAtLeastThreeTimesTheAudio() {
        Random random = new Random(9);
        for (int project = 0; project < 20; project++) {
            DiskNeed need = new DiskNeed(random.nextInt(500_000), random.nextInt(50_000), 1, 96);
            long audioBytes = 0;
            for (int clip = 0; clip < 500; clip++) {
                long bytes = random.nextInt(2_000_000_000);
                long tempBefore = need.tempBytes();
                long outboxBefore = need.outboxBytes();

                add(need, NAMES[random.nextInt(NAMES.length)], bytes);

                audioBytes += bytes;
                assertThat(need.tempBytes()).isGreaterThan(tempBefore).isGreaterThanOrEqualTo(3 * audioBytes);
                assertThat(need.outboxBytes()).isGreaterThan(outboxBefore);
            }
        }
    }

    @Test
    void eachPictureHasItsLoopsAndMayBeSeenWithEachClip() {
        DiskNeed need = new DiskNeed(210_000, 40_000, 3, 96);

        need.add(6_000, 2, 9);
        need.add(6_000, 2, 20);

        assertThat(need.tempBytes()).isEqualTo(3 * 250_000 + 2 * 42_000 + 4 * 96_000);
        assertThat(need.outboxBytes()).isEqualTo(29 * 12_000 + (2 + 2) * 210_000);
    }

    private static void add(DiskNeed need, String name, long bytes) {
        long seconds = DiskNeed.seconds(name, bytes);
        need.add(bytes, seconds, seconds);
    }
}
