package org.stillcast.delivery;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.stillcast.files.Fingerprint;

/**
 * A file with a message for one recipient, by its name, which says all that decides its turn; names are in the order in which
 * messages are told.
 *
 * @param fileName of the file
 * @param recipient who is to be told
 * @param lanes hashes of the lanes that the message belongs to
 * @param id of the message
 */
record Marker(String fileName, Recipient recipient, List<String> lanes, String id) implements Comparable<Marker> {
    private static final int DIGITS = 12;
    private static final Pattern SHAPE =
            Pattern.compile("\\d{12}\\.([a-z]+-[a-z]+)\\.([0-9a-f-]+)\\.([0-9a-f]{32})\\.json");
    private static final int LANE_DIGITS = 12;

    /**
     * Returns the name for a message.
     *
     * @param number from 1, larger than those of all that wait
     */
    static Marker of(long number, Recipient recipient, Delivery message) {
        List<String> lanes = message.lanes().stream()
                .map(lane -> Fingerprint.of(lane).substring(0, LANE_DIGITS))
                .toList();
        String name = "%012d.%s.%s.%s.json".formatted(number, recipient.word(), String.join("-", lanes), message.id());
        return new Marker(name, recipient, lanes, message.id());
    }

    /** Returns what a file is by its name; empty if it is none of these. */
    static Optional<Marker> in(String fileName) {
        Matcher parts = SHAPE.matcher(fileName);
        if (!parts.matches()) {
            return Optional.empty();
        }
        List<String> lanes = List.of(parts.group(2).split("-", -1));
        return recipient(parts.group(1)).map(recipient -> new Marker(fileName, recipient, lanes, parts.group(3)));
    }

    private static Optional<Recipient> recipient(String word) {
        for (Recipient each : Recipient.values()) {
            if (each.word().equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    long number() {
        return Long.parseLong(beginning());
    }

    /** Returns what the names of this file and of all later ones come after, and those of earlier ones do not. */
    String beginning() {
        return fileName.substring(0, DIGITS);
    }

    @Override
    public int compareTo(Marker other) {
        return fileName.compareTo(other.fileName);
    }

    @Override
    public String toString() {
        return fileName;
    }
}
