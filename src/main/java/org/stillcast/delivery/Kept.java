package org.stillcast.delivery;

import java.util.List;

/** A message that was kept for all who are there to take it; what {@link Deliveries#tell} tells. */
public final class Kept {
    /** What nobody is to be told. */
    public static final Kept FOR_NOBODY = new Kept(List.of());

    private final List<Marker> markers;

    Kept(List<Marker> markers) {
        this.markers = List.copyOf(markers);
    }

    List<Marker> markers() {
        return markers;
    }
}
