package org.stillcast.work;

import java.util.List;

import org.stillcast.project.Answer;

/**
 * A part that is not what its segments are, and so must not be published. Its file is still there, under its temporary
 * name.
 *
 * @param part what was ordered
 * @param faults at least one; the first that names a clip names the one where the part goes wrong
 */
public record BadPart(JoinOrder part, List<PartFault> faults) implements Answer {
    public BadPart {
        faults = List.copyOf(faults);
    }
}
