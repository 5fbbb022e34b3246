package org.stillcast.outbox;

import java.math.BigDecimal;
import java.util.List;

import org.stillcast.packed.LazyList;
import org.stillcast.project.BadClip;
import org.stillcast.project.Clip;
import org.stillcast.project.SampleRate;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.SoundPiece;

/** Makes the entries of a result from what a run has made. */
public final class ResultEntries {
    private static final int DECIMALS = 6;

    private final SampleRate rate;
    private final List<String> audio;

    /**
     * @param rate of the parts' sound
     * @param audio for each clip of the project, by position, its file as a path that starts at the base
     */
    public ResultEntries(SampleRate rate, List<String> audio) {
        this.rate = rate;
        this.audio = audio;
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
     */
    public PartEntry part(JoinOrder part, List<Product> products) {
        return PartEntry.of(
                products, part.soundFingerprint(), seconds(part.samples()), part.samples(), clips(part.pieces()));
    }

    private List<ClipEntry> clips(List<SoundPiece> pieces) {
        long[] starts = new long[pieces.size()];
        long start = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = start;
            start += pieces.get(i).samples();
        }
        return LazyList.of(starts.length, index -> clip(pieces.get(index), starts[index]));
    }

    private ClipEntry clip(SoundPiece piece, long start) {
        return new ClipEntry(
                piece.clipId(),
                audio.get(piece.clip()),
                seconds(start),
                start,
                piece.samples(),
                piece.take().fingerprint());
    }
}
