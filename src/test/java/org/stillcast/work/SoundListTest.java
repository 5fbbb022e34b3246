package org.stillcast.work;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.stillcast.project.Clip;
import org.stillcast.project.Gap;
import org.stillcast.project.Pauses;
import org.stillcast.project.SampleRate;
import org.stillcast.project.Spacing;
import org.stillcast.timeline.Passages;
import org.stillcast.timeline.Take;
import org.stillcast.timeline.TakeTable;

import static java.math.BigDecimal.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

class SoundListTest {
    private static final SampleRate RATE = new SampleRate(100);

    @Test
    void soundingsAreSlicesOfTakesAndSilencesBelongToAClip() {
        List<Clip> clips = IntStream.range(0, 3)
                .mapToObj(i -> new Clip("c" + i, Path.of(i + ".wav"), "/clips/" + i))
                .toList();
        TakeTable takes = new TakeTable(3);
        Take first = take(takes, 0, 50);
        Take last = take(takes, 2, 70);
        Pauses pauses = new Pauses.Builder(new Spacing(Gap.hundredths(30), ZERO, ZERO))
                .repeat(0, 2)
                .build();
        Passages passages = Passages.of(takes, pauses, RATE, clip -> false);

        SoundList pieces = new SoundList(passages.timeline().slice(10, 225).between(5, 6), clips, takes, 2, RATE);

        assertThat(pieces)
                .containsExactly(
                        new SilencePiece(0, "c0", 5, 2, RATE),
                        new ClipPiece(0, "c0", first, 1, 10, 40),
                        new SilencePiece(0, "c0", 30, 2, RATE),
                        new ClipPiece(0, "c0", first, 2, 0, 50),
                        new SilencePiece(0, "c0", 30, 2, RATE),
                        new ClipPiece(2, "c2", last, 1, 0, 65),
                        new SilencePiece(2, "c2", 6, 2, RATE));
        assertThat(pieces.stream().mapToLong(SoundPiece::samples).sum()).isEqualTo(215 + 11);
        assertThat(pieces.get(1).files()).containsExactly(new SoundPiece.SoundFile("segment_c0.mp4", 50));
        assertThat(pieces.get(1).slice()).isEqualTo(new SoundPiece.Slice(first.fingerprint(), 10, 40));
    }

    private static Take take(TakeTable takes, int clip, long samples) {
        Take take = new Take(String.valueOf(clip).repeat(32), samples, 1, Optional.empty());
        takes.name(clip, take.fingerprint());
        takes.put(clip, take);
        return take;
    }
}
