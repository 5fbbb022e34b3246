package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.stillcast.check.SoundSketch;
import org.stillcast.ffmpeg.AacCodec;
import org.stillcast.mp4.SoundTrack;
import org.stillcast.text.Words;
import org.stillcast.work.ClipPiece;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.PartFault;
import org.stillcast.work.SoundPiece;

/**
 * Where a part goes wrong. A segment that is longer or shorter than was written down moves all clips behind it, and those
 * are what is heard in the wrong place; so segments are looked at before what was heard.
 */
final class PartDiagnosis {
    private static final Words WORDS = Words.of(PartDiagnosis.class);
    private final JoinOrder part;
    private final Path folder;

    /**
     * @param part joined under its temporary name, and known not to be what was ordered
     */
    PartDiagnosis(JoinOrder part) {
        this.part = part;
        this.folder = part.folder();
    }

    /**
     * Puts the faults into the order that helps.
     *
     * @param faults what is wrong with the part as it was heard
     * @param samples that the part has
     * @return the same and more; the first that names a clip names the one where the part goes wrong
     */
    List<PartFault> explain(List<PartFault> faults, long samples) {
        List<PartFault> all = new ArrayList<>();
        wrongSegment().ifPresent(all::add);
        all.addAll(faults);
        if (!isRight(part, samples)) {
            String text = WORDS.say("part.samples", samples, part.samples());
            boolean located = all.stream().anyMatch(fault -> fault.clipId().isPresent());
            all.add(located ? PartFault.ofPart(text) : PartFault.in(clipAt(samples), WORDS.say("perhaps-here", text)));
        }
        return all;
    }

    /** Tells whether a part has the length that was ordered. */
    static boolean isRight(JoinOrder part, long samples) {
        long extra = samples - part.samples();
        return extra == 0 || extra == AacCodec.FRAME_SAMPLES;
    }

    private Optional<PartFault> wrongSegment() {
        if (part.sound().isPresent()) {
            return Optional.empty(); // none was looked at
        }
        for (SoundPiece piece : part.pieces()) {
            Optional<String> fault = piece instanceof ClipPiece clip ? fault(clip) : Optional.empty();
            if (fault.isPresent()) {
                return Optional.of(PartFault.in(piece.clipId(), fault.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<String> fault(ClipPiece piece) {
        try {
            return lengthFault(piece);
        } catch (IOException e) {
            return Optional.of(WORDS.say("segment-unreadable", e.getMessage()));
        }
    }

    private Optional<String> lengthFault(ClipPiece piece) throws IOException {
        long samples = SoundTrack.read(folder.resolve(piece.segmentFile()))
                .map(SoundTrack::samples)
                .orElse(0L);
        if (samples != piece.take().samples()) {
            return Optional.of(WORDS.say(
                    "rendered-instead", length(samples), length(piece.take().samples())));
        }
        long heard = Files.size(folder.resolve(piece.sketchFile()));
        long expected =
                SoundSketch.bytes(samples, part.sampleRate(), piece.take().channels());
        return heard == expected
                ? Optional.empty()
                : Optional.of(
                        WORDS.say("rendered-unlike-heard", length(piece.take().samples())));
    }

    private String length(long samples) {
        double seconds = (double) samples / part.sampleRate().hertz();
        return WORDS.say("seconds-and-samples", seconds, samples);
    }

    /** All clips are in their place as far as the sound goes: what is missing or too much is where it ends. */
    private String clipAt(long samples) {
        long end = 0;
        for (SoundPiece piece : part.pieces()) {
            end += piece.samples();
            if (samples < end) {
                return piece.clipId();
            }
        }
        return part.pieces().get(part.pieces().size() - 1).clipId();
    }
}
