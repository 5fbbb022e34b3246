package org.stillcast.delivery;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.stillcast.files.Fingerprint;

/**
 * The name of a file with a message for one recipient; names are in the order in which messages are told.
 *
 * @param number from 1, larger than that of all that waited when it was written
 * @param recipient who is to be told
 * @param lanes hashes of the lanes that it belongs to
 * @param id of the message
 */
record Marker(long number, Recipient recipient, List<String> lanes, String id) implements Comparable<Marker> {
    private static final Pattern SHAPE =
            Pattern.compile("(\\d{12})\\.([a-z]+-[a-z]+)\\.([0-9a-f-]+)\\.([0-9a-f]{32})\\.json");
    private static final int LANE_DIGITS = 12;

    /** Returns the name for a message. */
    static Marker of(long number, Recipient recipient, Delivery message) {
        List<String> lanes = message.lanes().stream()
                .map(lane -> Fingerprint.of(lane).substring(0, LANE_DIGITS))
                .toList();
        return new Marker(number, recipient, lanes, message.id());
    }

    /** Returns what a file is by its name; empty if it is none of these. */
    static Optional<Marker> in(String fileName) {
        Matcher parts = SHAPE.matcher(fileName);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return recipient(parts.group(2))
                .map(recipient -> new Marker(
                        Long.parseLong(parts.group(1)),
                        recipient,
                        List.of(parts.group(3).split("-", -1)),
                        parts.group(4)));
    }

    private static Optional<Recipient> recipient(String word) {
        for (Recipient each : Recipient.values()) {
            if (each.word().equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Returns the file's name. */
    String fileName() {
        return "%s.%s.%s.%s.json".formatted(beginning(), recipient.word(), String.join("-", lanes), id);
    }

    /** Returns what the names of this file and of all later ones come after, and those of earlier ones do not. */
    String beginning() {
        return "%012d".formatted(number);
    }

    @Override
    public int compareTo(Marker other) {
        return fileName().compareTo(other.fileName());
    }

    @Override
    public String toString() {
        return fileName();
    }
}
