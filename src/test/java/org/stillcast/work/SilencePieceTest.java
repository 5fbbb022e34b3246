package org.stillcast.work;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.project.Gap;
import org.stillcast.project.SampleRate;

import static org.assertj.core.api.Assertions.assertThat;

class SilencePieceTest {
    @ParameterizedTest
    @CsvSource({
        "1,      48000, '[1]'",
        "480,    48000, '[480]'",
        "481,    48000, '[480, 1]'",
        "48000,  48000, '[48000]'",
        "144007, 48000, '[48000, 48000, 48000, 7]'",
        "72000,  48000, '[48000, 24000]'",
        "72001,  48000, '[48000, 24000, 1]'",
        "221,    22050, '[221]'",
        "220,    22050, '[220]'",
        "22049,  22050, '[21830, 219]'",
    })
    void aSilenceIsSecondsAndHundredthsAndARest(long samples, int hertz, String lengths) {
        assertThat(SilencePiece.lengths(samples, new SampleRate(hertz))).hasToString(lengths);
    }

    /** All of two seconds, so that there is each length that a file can have. */
    @ParameterizedTest
    @ValueSource(ints = {16_000, 22_050, 24_000, 32_000, 44_100, 48_000})
    void silencesOfAllLengthsAreJoinedExactlyFromAFewFiles(int hertz) {
        SampleRate rate = new SampleRate(hertz);
        Set<Long> files = new HashSet<>();
        for (long samples = 1; samples <= 2L * hertz; samples++) {
            List<Long> lengths = SilencePiece.lengths(samples, rate);

            assertThat(sum(lengths)).isEqualTo(samples);
            assertThat(lengths).hasSizeLessThanOrEqualTo(3).allMatch(length -> length > 0);
            files.addAll(lengths);
        }

        assertThat(files).hasSizeLessThanOrEqualTo(100 + 1 + hertz / 100);
    }

    @Test
    void silencesAreExactAtAnyRate() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            SampleRate rate = new SampleRate(1 + random.nextInt(192_000));
            long samples = random.nextLong(1, 100L * rate.hertz());

            assertThat(sum(SilencePiece.lengths(samples, rate))).isEqualTo(samples);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16_000, 22_050, 24_000, 32_000, 44_100, 48_000})
    void hundredthsOfASecondNeedNoRest(int hertz) {
        SampleRate rate = new SampleRate(hertz);
        for (int hundredths = 1; hundredths <= 1_000; hundredths++) {
            int seconds = hundredths / 100;
            boolean isWhole = hundredths % 100 == 0;

            assertThat(SilencePiece.lengths(Gap.hundredths(hundredths).samples(1, rate), rate))
                    .as("%d", hundredths)
                    .hasSize(isWhole ? seconds : seconds + 1);
        }
    }

    @Test
    void itsFilesAreCalledByLengthAndChannels() {
        SilencePiece piece = new SilencePiece(4, "5", 72_001, 2, new SampleRate(48_000));

        assertThat(piece.files())
                .containsExactly(
                        new SoundPiece.SoundFile("silence_48000_2.mp4", 48_000),
                        new SoundPiece.SoundFile("silence_24000_2.mp4", 24_000),
                        new SoundPiece.SoundFile("silence_1_2.mp4", 1));
        assertThat(piece.slice()).isEqualTo(new SoundPiece.Slice("silence", 0, 72_001));
    }

    private static long sum(List<Long> lengths) {
        return lengths.stream().mapToLong(Long::longValue).sum();
    }
}
