package org.stillcast.work;

import java.io.IOException;
import java.util.List;

/**
 * A part is not what its segments are, and so must not be published. Its file is still there, under its temporary name.
 *
 * @param faults at least one; the first that names a clip names the one where the part goes wrong
 */
public record PartDisproved(JoinOrder order, List<PartFault> faults) implements Completion {
    public PartDisproved {
        faults = List.copyOf(faults);
    }

    @Override
    public void completes(Taker taker) throws IOException {
        taker.take(this);
    }
}
