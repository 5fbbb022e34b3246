package org.stillcast.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.stillcast.text.Words;
import org.stillcast.work.ClipPiece;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.SoundPiece;
import org.stillcast.workspace.Leftovers;
import org.stillcast.workspace.Workspace;

/** Finds segments that something has damaged since they were rendered: those are rendered again at the next try. */
final class SegmentDamage {
    private static final Words WORDS = Words.of(SegmentDamage.class);
    private static final int MOST_NAMED = 10;

    private final Workspace workspace;

    SegmentDamage(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Tells whether a segment of a part is not what it was when it was rendered. */
    boolean isAnyIn(JoinOrder part) throws IOException {
        return !first(Stream.of(part), 1).isEmpty();
    }

    /**
     * Returns if all segments of some parts are what they were when they were rendered.
     *
     * @throws IOException if not, with the names of the first of them
     */
    void requireNoneIn(Stream<JoinOrder> parts) throws IOException {
        List<ClipPiece> damaged = first(parts, MOST_NAMED);
        if (!damaged.isEmpty()) {
            String names = damaged.stream().map(ClipPiece::segmentFile).collect(Collectors.joining(", "));
            throw new IOException(WORDS.say("damaged-files", names));
        }
    }

    private List<ClipPiece> first(Stream<JoinOrder> parts, int most) throws IOException {
        List<ClipPiece> damaged = new ArrayList<>();
        Leftovers leftovers = workspace.leftovers();
        for (Iterator<JoinOrder> all = parts.iterator(); all.hasNext() && damaged.size() < most; ) {
            for (SoundPiece piece : all.next().pieces()) {
                if (damaged.size() < most
                        && piece instanceof ClipPiece clip
                        && !leftovers.isWhole(clip.clipId(), clip.take().fingerprint())) {
                    damaged.add(clip);
                }
            }
        }
        return damaged;
    }
}
