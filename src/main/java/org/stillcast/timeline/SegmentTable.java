package org.stillcast.timeline;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;

import org.stillcast.packed.Key;
import org.stillcast.packed.Remarks;
import org.stillcast.project.Clip;

/**
 * What is known of the segments of a project, by the positions of their clips: some 30 bytes each. Not safe for use by
 * several threads.
 */
public final class SegmentTable {
    private final List<Clip> clips;
    private final long[] keys;
    private final BitSet named = new BitSet();
    private final long[] samples;
    private final byte[] channels;
    private final Remarks complaints;

    /** Makes an empty one. */
    public SegmentTable(List<Clip> clips) {
        this.clips = clips;
        keys = new long[2 * clips.size()];
        samples = new long[clips.size()];
        channels = new byte[clips.size()];
        complaints = new Remarks();
    }

    private SegmentTable(SegmentTable other) {
        clips = other.clips;
        keys = other.keys.clone();
        samples = other.samples.clone();
        channels = other.channels.clone();
        complaints = other.complaints.copy();
    }

    /**
     * Takes note of what a clip's segment is, or would be, rendered from.
     *
     * @param fingerprint 32 digits of lower-case hexadecimal
     */
    public void name(int position, String fingerprint) {
        Key key = Key.of(fingerprint);
        keys[2 * position] = key.high();
        keys[2 * position + 1] = key.low();
        named.set(position);
    }

    /** Returns the fingerprint of what a clip's segment is, or would be, rendered from; empty if nobody has said it. */
    public Optional<String> fingerprint(int position) {
        return named.get(position) ? Optional.of(fingerprintAt(position)) : Optional.empty();
    }

    private String fingerprintAt(int position) {
        return new Key(keys[2 * position], keys[2 * position + 1]).toString();
    }

    /** Takes a segment whose fingerprint is the one that its position has. */
    public void put(RenderedSegment segment) {
        int position = segment.position();
        samples[position] = segment.samples();
        channels[position] = (byte) segment.channels();
        complaints.remove(position);
        segment.complaint().ifPresent(text -> complaints.put(position, text));
    }

    /** Forgets the segment of a clip. */
    public void remove(int position) {
        samples[position] = 0;
    }

    /** Tells whether a clip's segment is known. */
    public boolean has(int position) {
        return samples[position] > 0;
    }

    /** Returns the channels of a segment that is known. */
    public int channels(int position) {
        return channels[position];
    }

    /** Returns all segments that are known now, in order; a list of the same size a clip as this. */
    public List<RenderedSegment> segments() {
        SegmentTable frozen = new SegmentTable(this);
        int[] positions = new int
                [(int) Arrays.stream(samples).filter(length -> length > 0).count()];
        int count = 0;
        for (int position = 0; position < samples.length; position++) {
            if (has(position)) {
                positions[count++] = position;
            }
        }
        return new Segments(frozen, positions);
    }

    private RenderedSegment get(int position) {
        return new RenderedSegment(
                position,
                clips.get(position).id(),
                fingerprintAt(position),
                samples[position],
                channels[position],
                complaints.get(position));
    }

    private static final class Segments extends AbstractList<RenderedSegment> implements RandomAccess {
        private final SegmentTable table;
        private final int[] positions;

        Segments(SegmentTable table, int[] positions) {
            this.table = table;
            this.positions = positions;
        }

        @Override
        public RenderedSegment get(int index) {
            return table.get(positions[index]);
        }

        @Override
        public int size() {
            return positions.length;
        }
    }
}
