package org.stillcast.slide;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LineFillerTest {
    /** A letter is one wide and so is a blank, behind which a line may end; behind + it may, but not well. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
                    aaa bbb ccc,         11, aaa bbb ccc
                    aaa bbb ccc ddd,     11, aaa bbb/ccc ddd
                    aaa bbb ccc ddd,     14, aaa bbb/ccc ddd
                    aaaaaaa b c d,       7,  aaaaaaa/b c d
                    aaa bbbb,            4,  aaa/bbbb
                    aa+bb+cc dd,         7,  aa+bb/+cc dd
                    aaaa+bb cc,          8,  aaaa+bb/cc
                    aaaaa,               4,  none
                    """)
    void linesAreAboutEquallyWideAndEndWell(String text, double width, String expected) {
        List<LineFiller.Stretch> stretches = stretches(text);

        List<String> lines = new ArrayList<>();
        int start = 0;
        for (LineFiller.Stretch end : new LineFiller(stretches).ends(width).orElse(List.of())) {
            lines.add(text.substring(start, end.end()).strip());
            start = end.end();
        }

        assertThat(lines.isEmpty() ? "none" : String.join("/", lines)).isEqualTo(expected);
    }

    private static List<LineFiller.Stretch> stretches(String text) {
        List<LineFiller.Stretch> stretches = new ArrayList<>();
        int start = 0;
        for (String part : Stream.of(text.split("(?<= )|(?=[+])", -1)).toList()) {
            int end = start + part.length();
            boolean endsWell = part.endsWith(" ") || end == text.length();
            stretches.add(new LineFiller.Stretch(
                    start, end, part.length(), part.strip().length(), endsWell));
            start = end;
        }
        return stretches;
    }
}
