package org.stillcast.run;

import java.util.Arrays;
import java.util.Optional;

import org.stillcast.outbox.ClipEntry;
import org.stillcast.outbox.PartEntry;
import org.stillcast.outbox.Result;
import org.stillcast.outbox.WarningEntry;
import org.stillcast.packed.KeyIndex;
import org.stillcast.packed.Remarks;
import org.stillcast.timeline.Take;

/**
 * The segments that an earlier result was made of, found by their fingerprints: how long each was, not its file. Lives for
 * one search: it takes memory for each of them.
 */
final class PublishedSegments {
    private final int channels;
    private final KeyIndex fingerprints = new KeyIndex();
    private long[] samples = new long[16];
    private final Remarks complaints = new Remarks();

    private PublishedSegments(int channels) {
        this.channels = channels;
    }

    static PublishedSegments of(Result before) {
        KeyIndex warnedClips = new KeyIndex();
        Remarks warnings = new Remarks();
        for (WarningEntry warning : before.warnings()) {
            if (warning.kind() == WarningEntry.Kind.COMPLAINT && !warnedClips.contains(warning.clip())) {
                warnings.put(warnedClips.add(warning.clip()), warning.message());
            }
        }
        PublishedSegments segments = new PublishedSegments(before.channels());
        for (PartEntry part : before.parts()) {
            for (ClipEntry clip : part.clips()) {
                if (clip.samples() > 0 && !clip.fingerprint().isEmpty()) {
                    int warned = warnedClips.find(clip.id());
                    segments.put(clip, warned < 0 ? Optional.empty() : warnings.get(warned));
                }
            }
        }
        return segments;
    }

    private void put(ClipEntry clip, Optional<String> complaint) {
        int number = fingerprints.add(clip.fingerprint());
        if (number == samples.length) {
            samples = Arrays.copyOf(samples, number + number / 2);
        }
        samples[number] = clip.samples();
        complaints.remove(number);
        complaint.ifPresent(text -> complaints.put(number, text));
    }

    /** Returns the take of a fingerprint, whichever clip it was of then. */
    Optional<Take> find(String fingerprint) {
        int number = fingerprints.find(fingerprint);
        return number < 0
                ? Optional.empty()
                : Optional.of(new Take(fingerprint, samples[number], channels, complaints.get(number)));
    }
}
