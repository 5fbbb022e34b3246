package org.stillcast.timeline;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.project.SplitAt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CutRuleTest {
    @ParameterizedTest
    @CsvSource({
        "100, 0, 0, 100",
        "100, 10, 20, 70",
        "100, 60, 60, 1",
        "1, 1, 0, 1",
        "9223372036854775807, 5, 0, 9223372036854775802"
    })
    void whatIsBetweenTheSilencesIsNeverNothing(long longest, long lead, long tail, long body) {
        assertThat(new CutRule(longest, SplitAt.CLIP, lead, tail).longestBody()).isEqualTo(body);
    }

    /** Of 100 between the silences: a fifth for a chapter, a quarter for the last part. */
    @Test
    void fractionsAreOfWhatIsBetweenTheSilences() {
        CutRule rule = new CutRule(120, SplitAt.CLIP, 10, 10);

        assertThat(rule.isEnoughBeforeChapter(80)).isTrue();
        assertThat(rule.isEnoughBeforeChapter(79)).isFalse();
        assertThat(rule.isNearEnoughForChapter(20)).isTrue();
        assertThat(rule.isNearEnoughForChapter(21)).isFalse();
        assertThat(rule.isLeftAlone(25)).isTrue();
        assertThat(rule.isLeftAlone(24)).isFalse();
        assertThat(new CutRule(120, SplitAt.CHAPTER, 10, 10).isLeftAlone(1)).isTrue();
    }

    @Test
    void aSilenceIsNotNegative() {
        assertThatThrownBy(() -> new CutRule(5, SplitAt.CLIP, -1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CutRule(5, SplitAt.CLIP, 0, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("silence must be >= 0 samples, was 0 and -1");
    }
}
