package org.stillcast.cli;

import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ColoursTest {
    @ParameterizedTest
    @CsvSource({
        "true, TERM, xterm, '', true",
        "true, WT_SESSION, 1, '', true",
        "true, TERM, dumb, '', false",
        "true, OS, Windows_NT, '', false",
        "true, TERM, xterm, 1, false",
        "false, TERM, xterm, '', false",
    })
    void faultsAreRedWhereThatCanBeShownAndNobodyMinds(
            boolean terminal, String name, String value, String noColor, boolean red) {
        Colours colours = new Colours(terminal, Map.of(name, value, "NO_COLOR", noColor));

        assertThat(colours.fault("x")).isEqualTo(red ? "\033[31mx\033[0m" : "x");
    }
}
