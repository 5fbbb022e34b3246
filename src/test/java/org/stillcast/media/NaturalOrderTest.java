package org.stillcast.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NaturalOrderTest {
    private static final NaturalOrder ORDER = NaturalOrder.INSTANCE;

    @ParameterizedTest
    @CsvSource({
        "2.mp3, 10.mp3",
        "9, 10",
        "lesson 2 part 10.mp3, lesson 10 part 2.mp3",
        "第2课.mp3, 第10课.mp3",
        "a2b3, a2b20",
        "x007, x8",
        "x8, x0009",
        "01, 1",
        "1a, 01b",
        "0, 1",
        "99999999999999999998, 99999999999999999999",
        "9223372036854775807, 10000000000000000000",
        "a, a1",
        "a1, a1.mp3",
        "a1, B1",
        "A1, b1",
        "A1, a1",
        "1, a",
        "'', 0"
    })
    void theFirstComesBeforeTheSecond(String first, String second) {
        assertThat(ORDER.compare(first, second)).isNegative();
        assertThat(ORDER.compare(second, first)).isPositive();
    }

    @Test
    void itIsATotalOrder() {
        List<String> names = randomNames();

        List<String> broken = new ArrayList<>();
        for (String a : names) {
            for (String b : names) {
                int order = Integer.signum(ORDER.compare(a, b));
                if (order != -Integer.signum(ORDER.compare(b, a)) || (order == 0) != a.equals(b)) {
                    broken.add("%s and %s".formatted(a, b));
                }
                if (order < 0) {
                    names.stream()
                            .filter(c -> ORDER.compare(b, c) < 0 && ORDER.compare(a, c) >= 0)
                            .forEach(c -> broken.add("%s < %s < %s".formatted(a, b, c)));
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    /** Names of few different characters, so that they have much in common. */
    private static List<String> randomNames() {
        String alphabet = "0019aAbB .-_éÉÿŸµıİ²٣食";
        Random random = new Random(20_261_124);
        return Stream.generate(() -> random.ints(random.nextInt(6), 0, alphabet.length())
                        .collect(
                                StringBuilder::new, (name, i) -> name.append(alphabet.charAt(i)), StringBuilder::append)
                        .toString())
                .distinct()
                .limit(150)
                .toList();
    }
}
