package org.stillcast.settings;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HomeFolderTest {
    private static final Path HOME = Path.of(System.getProperty("user.home"));

    @ParameterizedTest
    @ValueSource(strings = {"~/my videos/a", "~//my videos/a", "~\\my videos/a"})
    void aTildeIsOnesOwnHomeAsInAShell(String text) {
        assertThat(HomeFolder.path(text)).isEqualTo(HOME.resolve("my videos").resolve("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "~/"})
    void itMayStandByItself(String text) {
        assertThat(HomeFolder.path(text).toAbsolutePath())
                .isEqualTo(HOME.resolve("").toAbsolutePath());
    }

    @ParameterizedTest
    @ValueSource(strings = {"./~", "./~/videos", "a~/b", "~draft.json", "/data/~/x", ""})
    void elsewhereItIsALetter(String text) {
        assertThat(HomeFolder.path(text)).isEqualTo(Path.of(text));
    }

    @Test
    void theHomeOfSomebodyElseIsRefused() {
        assertThatThrownBy(() -> HomeFolder.path("~anna/videos"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be a whole path where it is in the home folder of somebody else"
                        + " (or ./~anna for a folder of that name), was \"~anna/videos\"");
    }
}
