package org.stillcast.delivery;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Some messages that wait, one after another, and the lanes of theirs in which an earlier one waits. */
final class Batch {
    private final List<Marker> markers;
    private final Set<String> held;

    /**
     * @param held lanes in which a message waits that is before all of these
     */
    Batch(List<Marker> markers, Set<String> held) {
        this.markers = List.copyOf(markers);
        this.held = new HashSet<>(held);
    }

    List<Marker> markers() {
        return markers;
    }

    boolean isEmpty() {
        return markers.isEmpty();
    }

    Marker last() {
        return markers.get(markers.size() - 1);
    }

    /** Tells whether a message has to wait for an earlier one of its lanes; then others wait for it in turn. */
    boolean holds(Marker marker) {
        boolean holds = marker.lanes().stream().anyMatch(held::contains);
        if (holds) {
            hold(marker);
        }
        return holds;
    }

    /** Has the messages behind one wait that was not taken. */
    void hold(Marker marker) {
        held.addAll(marker.lanes());
    }
}
