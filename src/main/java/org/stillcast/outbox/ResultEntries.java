package org.stillcast.outbox;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.stillcast.check.PartProfile;
import org.stillcast.packed.LazyList;
import org.stillcast.project.BadClip;
import org.stillcast.project.Clip;
import org.stillcast.project.SampleRate;
import org.stillcast.timeline.TakeLevel;
import org.stillcast.work.ClipPiece;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.SoundPiece;

/** Makes the entries of a result from what a run has made. */
public final class ResultEntries {
    private static final int DECIMALS = 6;

    private final SampleRate rate;
    private final List<String> audio;
    private final IntUnaryOperator rounds;

    /**
     * @param rate of the parts' sound
     * @param audio for each clip of the project, by position, its file as a path that starts at the base
     * @param rounds returns how often the clip at a position is heard
     */
    public ResultEntries(SampleRate rate, List<String> audio, IntUnaryOperator rounds) {
        this.rate = rate;
        this.audio = audio;
        this.rounds = rounds;
    }

    /** Returns a length as it is listed. */
    public BigDecimal seconds(long samples) {
        return rate.seconds(samples, DECIMALS);
    }

    /** Lists a clip that was left out. */
    public SkippedEntry skipped(BadClip bad) {
        Clip clip = bad.clip();
        return new SkippedEntry(clip.id(), bad.position() + 1, audio.get(bad.position()), clip.pointer(), bad.reason());
    }

    /**
     * Lists something about a clip that is in the video all the same.
     *
     * @param position index of the clip in the project
     * @param message what a person should know, in English
     */
    public WarningEntry warning(int position, Clip clip, String message, WarningEntry.Kind kind) {
        return new WarningEntry(clip.id(), position + 1, audio.get(position), clip.pointer(), message, kind);
    }

    /**
     * Lists a finished part.
     *
     * @param products that it has become
     * @param profile how loud it is
     */
    public PartEntry part(JoinOrder part, List<Product> products, PartProfile profile) {
        return entry(part, products, profile, clips(part.pieces(), profile));
    }

    /** Lists all parts in one; its clips are listed with the parts. */
    public PartEntry full(JoinOrder all, List<Product> products) {
        return entry(all, products, PartProfile.UNKNOWN, List.of());
    }

    private PartEntry entry(JoinOrder part, List<Product> products, PartProfile profile, List<ClipEntry> clips) {
        long heard = part.clipPieces().mapToLong(SoundPiece::samples).sum();
        return PartEntry.of(
                products,
                part.soundFingerprint(),
                seconds(part.samples()),
                part.samples(),
                part.samples() - heard,
                profile.waveform(),
                clips);
    }

    private List<ClipEntry> clips(List<SoundPiece> pieces, PartProfile profile) {
        int[] indices = IntStream.range(0, pieces.size())
                .filter(index -> pieces.get(index) instanceof ClipPiece)
                .toArray();
        long[] starts = new long[indices.length];
        long start = 0;
        for (int index = 0, clip = 0; index < pieces.size(); index++) {
            if (clip < indices.length && indices[clip] == index) {
                starts[clip++] = start;
            }
            start += pieces.get(index).samples();
        }
        return LazyList.of(
                indices.length,
                index -> clip((ClipPiece) pieces.get(indices[index]), starts[index], profile.rmsTenths(index)));
    }

    private ClipEntry clip(ClipPiece piece, long start, OptionalInt rmsTenths) {
        return new ClipEntry(
                piece.clipId(),
                audio.get(piece.clip()),
                seconds(start),
                start,
                piece.samples(),
                rounds.applyAsInt(piece.clip()) > 1 ? piece.round() : null,
                piece.isCut() ? piece.fromSample() : null,
                piece.isCut() ? piece.take().samples() : null,
                piece.take().fingerprint(),
                hundredths(piece, TakeLevel::lufs),
                hundredths(piece, TakeLevel::truePeak),
                hundredths(piece, TakeLevel::gain),
                rmsTenths.isPresent() ? ClipEntry.ofTenths(rmsTenths.getAsInt()) : null);
    }

    private static @Nullable BigDecimal hundredths(ClipPiece piece, ToIntFunction<TakeLevel> number) {
        return piece.take()
                .level()
                .map(level -> ClipEntry.ofHundredths(number.applyAsInt(level)))
                .orElse(null);
    }
}
