package org.stillcast.plan;

import java.util.List;

/**
 * A part that is not what its segments are, and so must not be published.
 *
 * @param part what was ordered
 * @param faults a sentence each, at least one
 */
public record BadPart(Part part, List<String> faults) implements Completion {
    public BadPart {
        faults = List.copyOf(faults);
    }
}
