package org.stillcast.delivery;

import java.util.List;

/** A message that was kept for all who are there to take it; what {@link Deliveries#tell} tells. */
public final class Kept {
    /** What nobody is to be told. */
    public static final Kept FOR_NOBODY = new Kept("", List.of());

    private final String id;
    private final List<Marker> markers;

    /**
     * @param id of the message
     * @param markers one for each who takes it
     */
    Kept(String id, List<Marker> markers) {
        this.id = id;
        this.markers = List.copyOf(markers);
    }

    String id() {
        return id;
    }

    List<Marker> markers() {
        return markers;
    }
}
