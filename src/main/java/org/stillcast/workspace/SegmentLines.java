package org.stillcast.workspace;

import java.util.Arrays;
import java.util.Optional;

import org.stillcast.files.Checksum;
import org.stillcast.packed.KeyIndex;
import org.stillcast.packed.Remarks;
import org.stillcast.timeline.LevelTable;
import org.stillcast.timeline.Take;
import org.stillcast.timeline.TakeLevel;

/**
 * What a journal's lines say of segments, in less than 100 bytes each: the last line of each fingerprint, and of each
 * clip. Not safe for use by several threads.
 */
final class SegmentLines {
    private static final int NUMBERS = 4;

    /** A segment as it was when its line was written. */
    record Line(
            Checksum file,
            Checksum sketch,
            long samples,
            int channels,
            Optional<String> complaint,
            Optional<TakeLevel> level) {
        /** Returns what was written down, under a fingerprint. */
        Take take(String fingerprint) {
            return new Take(fingerprint, samples, channels, complaint, level);
        }
    }

    private final KeyIndex fingerprints = new KeyIndex();
    private long[] numbers = new long[NUMBERS * 16];
    private byte[] channels = new byte[16];
    private final Remarks complaints = new Remarks();
    private final LevelTable levels = new LevelTable();
    private final KeyIndex clipIds = new KeyIndex();
    private int[] fingerprintOfClip = new int[16];

    /** Takes the next line. */
    void put(JournalEntry.SegmentRendered line) {
        int number = fingerprints.add(line.fingerprint());
        if (number == channels.length) {
            channels = Arrays.copyOf(channels, number + number / 2);
            numbers = Arrays.copyOf(numbers, NUMBERS * channels.length);
        }
        int at = NUMBERS * number;
        numbers[at] = line.file().bytes();
        numbers[at + 1] = line.sketch().bytes();
        numbers[at + 2] = line.samples();
        numbers[at + 3] = line.file().crc32c() << 32 | line.sketch().crc32c();
        channels[number] = (byte) line.channels();
        complaints.remove(number);
        line.complaint().ifPresent(text -> complaints.put(number, text));
        levels.put(number, line.level());
        putClip(line.clipId(), number);
    }

    private void putClip(String clipId, int number) {
        int clip = clipIds.add(clipId);
        if (clip == fingerprintOfClip.length) {
            fingerprintOfClip = Arrays.copyOf(fingerprintOfClip, clip + clip / 2);
        }
        fingerprintOfClip[clip] = number;
    }

    /** Returns what was written down last of the segment of a fingerprint. */
    Optional<Line> find(String fingerprint) {
        int number = fingerprints.find(fingerprint);
        if (number < 0) {
            return Optional.empty();
        }
        int at = NUMBERS * number;
        long sums = numbers[at + 3];
        return Optional.of(new Line(
                new Checksum(numbers[at], sums >>> 32),
                new Checksum(numbers[at + 1], sums & 0xFFFF_FFFFL),
                numbers[at + 2],
                channels[number],
                complaints.get(number),
                levels.get(number)));
    }

    /** Tells whether the segment that was written down last under a clip's name is the one of a fingerprint. */
    boolean isLastOf(String clipId, String fingerprint) {
        int clip = clipIds.find(clipId);
        return clip >= 0 && fingerprintOfClip[clip] == fingerprints.find(fingerprint);
    }

    /** Returns the fingerprint of the segment that was written down last under a clip's name. */
    Optional<String> fingerprintOf(String clipId) {
        int clip = clipIds.find(clipId);
        return clip < 0
                ? Optional.empty()
                : Optional.of(fingerprints.key(fingerprintOfClip[clip]).toString());
    }

    /** Returns how many clips there is a segment of. */
    int clipCount() {
        return clipIds.size();
    }
}
