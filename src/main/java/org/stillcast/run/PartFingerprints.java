package org.stillcast.run;

import java.util.HashMap;
import java.util.Map;

import org.stillcast.files.Fingerprint;
import org.stillcast.work.JoinOrder;

/** Gives the parts of a project their fingerprints, from the first on. Not safe for use by several threads. */
final class PartFingerprints {
    private final Map<String, Integer> occurrences = new HashMap<>();

    /** Returns that of the next part: the same clips may well be a part twice, and each has one of its own. */
    String next(JoinOrder.Content content) {
        String fingerprint = Fingerprint.ofRecord(content);
        return Fingerprint.of(fingerprint, occurrences.merge(fingerprint, 1, Integer::sum));
    }
}
