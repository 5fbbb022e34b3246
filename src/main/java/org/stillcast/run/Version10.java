package org.stillcast.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

import org.stillcast.files.Fingerprint;
import org.stillcast.outbox.Result;
import org.stillcast.packed.LazyList;
import org.stillcast.packed.TextList;
import org.stillcast.timeline.PictureRun;
import org.stillcast.work.ClipPiece;
import org.stillcast.work.PartForm;
import org.stillcast.work.SegmentOrder;
import org.stillcast.work.SoundPiece;

/**
 * What version 1.0 called segments and parts, so that what it has left in temporary folders and results is found: there
 * the picture decided a segment, too. Nothing is called so any more.
 */
final class Version10 {
    private static final String SEGMENT = "segment 2";
    private static final String PART = "part 2";

    private final String ffmpegVersion;
    private final String still;

    /**
     * @param still fingerprint of the project's picture, which is the same now
     */
    Version10(String ffmpegVersion, String still) {
        this.ffmpegVersion = ffmpegVersion;
        this.still = still;
    }

    /** Tells whether a result is that version's. */
    static boolean hasWritten(Result result) {
        return result.parts().stream().allMatch(part -> part.soundFingerprint().isEmpty());
    }

    /**
     * Returns what it called a segment.
     *
     * @param rendering how the segment is rendered now
     * @param source SHA-256 of the clip, in hexadecimal
     */
    String segment(SegmentOrder.Rendering rendering, String source) {
        String form = Fingerprint.of(
                SEGMENT,
                ffmpegVersion,
                still,
                rendering.mono(),
                rendering.sampleRate().hertz());
        return Fingerprint.of(form, source);
    }

    /** It knew whole clips, one right behind the other, with one picture. */
    private boolean couldMake(List<SoundPiece> pieces, List<PictureRun> pictures) {
        return pictures.size() == 1
                && pictures.get(0).still().equals(still)
                && pieces.stream()
                        .allMatch(piece -> piece instanceof ClipPiece clip && clip.round() == 1 && !clip.isCut());
    }

    /**
     * Returns what it would have called the parts that are planned now, in order.
     *
     * @param bitrateKbps of their sound
     * @param segments returns what it called the segment of the clip at a position
     */
    List<String> parts(PlannedParts parts, int bitrateKbps, IntFunction<String> segments) {
        TextList names = new TextList();
        Map<String, Integer> occurrences = new HashMap<>();
        for (int index = 0; index < parts.size(); index++) {
            List<SoundPiece> pieces = parts.pieces(index);
            if (!couldMake(
                    pieces, parts.content(parts.join(index, PartForm.VIDEO)).pictures())) {
                names.add("");
                continue;
            }
            String content = new Fingerprint.Hash()
                    .add(PART)
                    .add(ffmpegVersion)
                    .add(still)
                    .add(parts.channels())
                    .add(bitrateKbps)
                    .add(LazyList.of(
                            pieces.size(),
                            piece -> segments.apply(pieces.get(piece).clip())))
                    .fingerprint();
            names.add(Fingerprint.of(content, occurrences.merge(content, 1, Integer::sum)));
        }
        return names;
    }
}
