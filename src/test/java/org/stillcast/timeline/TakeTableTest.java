package org.stillcast.timeline;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TakeTableTest {
    private static final String FIRST = "0123456789abcdef0123456789abcdef";
    private static final String SECOND = "f".repeat(32);

    private static TakeTable three() {
        TakeTable takes = new TakeTable(3);
        takes.name(0, FIRST);
        takes.put(0, new Take(FIRST, 100, 1, Optional.empty()));
        takes.name(2, SECOND);
        takes.put(2, new Take(SECOND, 7, 2, Optional.of("hisses")));
        return takes;
    }

    @Test
    void whatIsPutIsThere() {
        TakeTable takes = three();

        assertThat(takes.get(0)).isEqualTo(new Take(FIRST, 100, 1, Optional.empty()));
        assertThat(takes.get(2)).isEqualTo(new Take(SECOND, 7, 2, Optional.of("hisses")));
        assertThat(takes.clips()).containsExactly(0, 2);
        assertThat(takes.has(1)).isFalse();
        assertThat(takes.fingerprint(1)).isEmpty();
    }

    @Test
    void aTakeThatIsForgottenKeepsItsName() {
        TakeTable takes = three();

        takes.remove(2);

        assertThat(takes.clips()).containsExactly(0);
        assertThat(takes.fingerprint(2)).contains(SECOND);
    }

    @Test
    void aCopyDoesNotChange() {
        TakeTable takes = three();
        TakeTable copy = takes.copy();

        takes.name(1, SECOND);
        takes.put(1, new Take(SECOND, 5, 1, Optional.empty()));

        assertThat(copy.clips()).containsExactly(0, 2);
        assertThat(copy.isSameAs(three())).isTrue();
        assertThat(copy.isSameAs(takes)).isFalse();
    }

    @Test
    void anotherSoundOfTheSameLengthIsNotTheSame() {
        TakeTable other = three();
        other.name(2, FIRST);
        other.put(2, new Take(FIRST, 7, 2, Optional.empty()));

        assertThat(other.isSameAs(three())).isFalse();
    }
}
