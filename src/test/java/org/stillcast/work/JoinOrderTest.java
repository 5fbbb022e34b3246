package org.stillcast.work;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.project.SampleRate;
import org.stillcast.timeline.Take;

import static org.assertj.core.api.Assertions.assertThat;

class JoinOrderTest {
    private static final SampleRate RATE = new SampleRate(48_000);
    private static final SoundPiece WHOLE = clip(0, 1_000);
    private static final SoundPiece BEGUN = clip(300, 700);
    private static final SoundPiece BROKEN_OFF = clip(0, 900);
    private static final SoundPiece SILENCE = new SilencePiece(0, "1", 500, 1, RATE);

    @Test
    void whatIsJoinedAndDoesNotBelongToItIsAtItsEnds() {
        assertThat(List.of(order(WHOLE, WHOLE), order(SILENCE, WHOLE, SILENCE))).allSatisfy(order -> {
            assertThat(order.isCut()).isFalse();
            assertThat(order.skippedSamples()).isZero();
        });
        assertThat(List.of(order(BEGUN, WHOLE), order(BEGUN), order(clip(300, 10))))
                .allSatisfy(order -> {
                    assertThat(order.isCut()).isTrue();
                    assertThat(order.skippedSamples()).isEqualTo(300);
                });
        assertThat(List.of(order(WHOLE, BROKEN_OFF), order(SILENCE, BROKEN_OFF)))
                .allSatisfy(order -> {
                    assertThat(order.isCut()).isTrue();
                    assertThat(order.skippedSamples()).isZero();
                });
    }

    /** Parts that are cut exactly may have a lead and a tail: what is skipped is between the silence and the clip then. */
    @Test
    void silencesBesideACutAreNotJoinedButPutIn() {
        JoinOrder part = order(SILENCE, BEGUN, SILENCE, BROKEN_OFF, SILENCE);
        JoinOrder behind = order(SILENCE, WHOLE, BROKEN_OFF, SILENCE);

        assertThat(part.isCut()).isTrue();
        assertThat(part.skippedSamples()).isEqualTo(300);
        assertThat(part.leadPutIn()).isEqualTo(500);
        assertThat(part.tailPutIn()).isEqualTo(500);
        assertThat(part.joinedPieces()).containsExactly(BEGUN, SILENCE, BROKEN_OFF);
        assertThat(behind.leadPutIn()).isZero();
        assertThat(behind.tailPutIn()).isEqualTo(500);
        assertThat(behind.joinedPieces()).containsExactly(SILENCE, WHOLE, BROKEN_OFF);
        assertThat(order(SILENCE, WHOLE, SILENCE).joinedPieces()).containsExactly(SILENCE, WHOLE, SILENCE);
        assertThat(order(SILENCE).joinedPieces()).containsExactly(SILENCE);
    }

    @ParameterizedTest
    @CsvSource({
        "1,  VIDEO, part001,     Part 1/12",
        "12, VIDEO, part012,     Part 12/12",
        "3,  MP3,   part003_mp3, Part 3/12 as MP3",
        "3,  AAC,   part003_aac, Part 3/12 as AAC",
        "0,  VIDEO, full,        All parts in one",
        "0,  MP3,   full_mp3,    All parts in one as MP3"
    })
    void itsListsAreCalledByNumberAndForm(int number, PartForm form, String name, String inLog) {
        JoinOrder part =
                Orders.part(List.of(WHOLE)).number(number, 12).form(form).order();

        assertThat(part.fileName()).isEqualTo(name);
        assertThat(part.nameInLog()).isEqualTo(inLog);
    }

    private static JoinOrder order(SoundPiece... pieces) {
        return Orders.part(List.of(pieces)).order();
    }

    private static SoundPiece clip(long from, long samples) {
        return new ClipPiece(0, "1", new Take("f", 1_000, 1, Optional.empty()), 1, from, samples);
    }
}
