package org.stillcast.delivery;

import java.util.List;
import java.util.Locale;

/**
 * What others are told of a project that has ended.
 *
 * @param kind how it has ended
 * @param id the same whenever the same ending is told, so that who is told twice can know it
 * @param time when it has ended, in ISO 8601
 * @param project the id of a completed project; of a failed one, the name of what was dropped
 * @param lanes names that the project goes by: messages that have one in common are told in order
 * @param folder the project's folder in the outbox; of a failed one, the folder that its manifest was in
 * @param parts the files of the finished parts, in order
 * @param content the result file of a completed project, the report of a failed one
 */
public record Delivery(
        Kind kind,
        String id,
        String time,
        String project,
        List<String> lanes,
        String folder,
        List<String> parts,
        String content) {
    /** How a project can end. */
    public enum Kind {
        COMPLETED,
        FAILED;

        /** Returns it as a word of names, such as {@code completed}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Delivery {
        lanes = List.copyOf(lanes);
        parts = List.copyOf(parts);
        if (!id.matches("[0-9a-f]{32}")) { // it is a part of a file's name
            throw new IllegalArgumentException("an id is a fingerprint, was " + id);
        }
    }
}
