package org.stillcast.text;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NumberingTest {
    private static Numbering of(String names) {
        Numbering numbering = new Numbering();
        for (String name : names.split(", ", -1)) {
            numbering.add(name);
        }
        return numbering;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0001.mp3, 0002.mp3, 0004.mp3            | 0003 is missing between 0002 and 0004
                    8.mp3, 9.mp3, 10.mp3, 12.m4a            | 11 is missing between 10 and 12
                    8.mp3, 9.mp3, 11.mp3                    | 10 is missing between 9 and 11
                    098.mp3, 099.mp3, 101.mp3, 102.mp3      | 100 is missing between 099 and 101
                    a1, a2, a3, a4, a7                      | a5 to a6 are missing between a4 and a7
                    01 - Intro.mp3, 02 - Forest.mp3, 04 - End.mp3 | 03 is missing between 02 - Forest and 04 - End
                    1_en, 1_ja, 2_en, 2_ja, 4_en, 4_ja      | 3 is missing between 2_ja and 4_en
                    1_en, 2_en, 4_en                        | 3_en is missing between 2_en and 4_en
                    ch1/1.mp3, ch1/2.mp3, ch2/1.mp3, ch4/1.mp3 | ch3 is missing between ch2 and ch4
                    s/l1-01, s/l1-02, s/l1-04, s/l2-01      | l1-03 is missing between l1-02 and l1-04
                    第1课, 第2课, 第4课                        | 第3课 is missing between 第2课 and 第4课
                    intro, v1.2, v1.3, v1.5                 | v1.4 is missing between v1.3 and v1.5
                    """)
    void aNumberThatIsMissingIsNamedWithItsNeighbours(String names, String sentence) {
        assertThat(of(names).missing()).extracting(MissingNumbers::sentence).containsExactly(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1, 3",
                "1, 2, 5",
                "10, 20, 30, 40",
                "1, 3, 5, 7, 9",
                "0017, 0023, 0102, 0103",
                "3, 2, 1",
                "1, 2, 3, 1, 2, 3",
                "01, 1, 2, 02, 3",
                "2024-01-05, 2024-01-06, 2024-01-08",
                "20240105_1, 20240106_1, 20240108_1",
                "1 a, 2 b, c, 4 d, 5 e",
                "1700000001, 1700000002, 1700000004",
                "digits/0, digits/1, digits/2, digits/3, digits/20, digits/30",
            })
    void whatSkipsByItsNatureIsNotMissing(String names) {
        assertThat(of(names).missing()).isEmpty();
    }

    @Test
    void eachPlaceIsKnownByTheNameBehindIt() {
        assertThat(of("a/1, a/2, a/4, b/x, c/1, c/2, c/3, c/5").missing())
                .extracting(MissingNumbers::position)
                .containsExactly(2, 7);
    }

    @Test
    void ofThousandsOfPlacesTheFirstAreKeptAndAllAreCounted() {
        Numbering numbering = new Numbering();
        IntStream.range(0, 100_000)
                .filter(number -> number % 10 != 5)
                .forEach(number -> numbering.add(number + ".mp3"));

        assertThat(numbering.missing())
                .hasSize(100)
                .first()
                .extracting(MissingNumbers::first)
                .isEqualTo("5");
        assertThat(numbering.count()).isEqualTo(10_000);
    }
}
