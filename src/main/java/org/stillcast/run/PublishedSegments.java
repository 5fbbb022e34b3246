package org.stillcast.run;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.stillcast.outbox.ClipEntry;
import org.stillcast.outbox.PartEntry;
import org.stillcast.outbox.Result;
import org.stillcast.outbox.WarningEntry;
import org.stillcast.packed.KeyIndex;
import org.stillcast.packed.Remarks;
import org.stillcast.timeline.LevelTable;
import org.stillcast.timeline.Take;
import org.stillcast.timeline.TakeLevel;

/**
 * The segments that an earlier result was made of, found by their fingerprints: how long each was, not its file. Lives for
 * one search: it takes memory for each of them.
 */
final class PublishedSegments {
    private final int channels;
    private final KeyIndex fingerprints = new KeyIndex();
    private long[] samples = new long[16];
    private final Remarks complaints = new Remarks();
    private final LevelTable levels = new LevelTable();

    private PublishedSegments(int channels) {
        this.channels = channels;
    }

    static PublishedSegments of(Result before) {
        Warnings complaints = new Warnings(before, WarningEntry.Kind.COMPLAINT);
        Warnings remarks = new Warnings(before, WarningEntry.Kind.LOUDNESS);
        PublishedSegments segments = new PublishedSegments(before.channels());
        for (PartEntry part : before.parts()) {
            for (ClipEntry clip : part.clips()) {
                if (clip.samples() > 0 && !clip.fingerprint().isEmpty()) {
                    segments.put(clip, complaints.of(clip), remarks.of(clip));
                }
            }
        }
        return segments;
    }

    /** The first warning of a kind for each clip. */
    private static final class Warnings {
        private final KeyIndex clips = new KeyIndex();
        private final Remarks messages = new Remarks();

        private Warnings(Result before, WarningEntry.Kind kind) {
            for (WarningEntry warning : before.warnings()) {
                if (warning.kind() == kind && !clips.contains(warning.clip())) {
                    messages.put(clips.add(warning.clip()), warning.message());
                }
            }
        }

        private Optional<String> of(ClipEntry clip) {
            int warned = clips.find(clip.id());
            return warned < 0 ? Optional.empty() : messages.get(warned);
        }
    }

    private void put(ClipEntry clip, Optional<String> complaint, Optional<String> remark) {
        int number = fingerprints.add(clip.fingerprint());
        if (number == samples.length) {
            samples = Arrays.copyOf(samples, number + number / 2);
        }
        samples[number] = clip.wholeSamples();
        complaints.remove(number);
        complaint.ifPresent(text -> complaints.put(number, text));
        levels.put(number, clip.level().map(level -> level.saying(remark)));
    }

    /**
     * Returns the gain that all clips have got if all have got the same, in hundredths of a dB: the highest, since some get less
     * because of their peaks. Empty if no loudness was wanted.
     */
    OptionalInt gain() {
        return IntStream.range(0, fingerprints.size())
                .mapToObj(levels::get)
                .flatMap(Optional::stream)
                .mapToInt(TakeLevel::gain)
                .max();
    }

    /** Returns the take of a fingerprint, whichever clip it was of then. */
    Optional<Take> find(String fingerprint) {
        int number = fingerprints.find(fingerprint);
        return number < 0
                ? Optional.empty()
                : Optional.of(
                        new Take(fingerprint, samples[number], channels, complaints.get(number), levels.get(number)));
    }
}
