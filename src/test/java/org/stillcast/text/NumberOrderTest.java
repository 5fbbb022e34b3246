package org.stillcast.text;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NumberOrderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1 2 3 5 4 6 7             | 4
                    5 4 6 7 8 9               | 1
                    1 2 3 4 5 7 6             | 6
                    1 2 6 3 4 5 7 8           | 3
                    a1 a2 a3 a5 a4 a6 b1 b2   | 4
                    1 2 3 4 5 6 7             |
                    9 1 2 3 4 5 6             |
                    1 2 3 4 5 6 1a 2a 3a      |
                    c1/1 c1/2 c1/3 c2/1 c2/2 c2/3 |
                    l1-1 l2-1 l1-2 l2-2 l1-3 l2-3 l1-4 l2-4 |
                    3 1 4 2 6 5 8 7 9         |
                    2 1 3                     |
                    """)
    void oneNameInTheWrongPlaceIsFound(String names, String positions) {
        NumberOrder order = new NumberOrder();
        List.of(names.split(" ")).forEach(order::add);
        List<Integer> displaced = order.displaced();

        assertThat(displaced)
                .containsExactlyElementsOf(
                        positions == null
                                ? List.of()
                                : List.of(positions.split(" ")).stream()
                                        .map(Integer::valueOf)
                                        .toList());
    }
}
