package org.stillcast.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A project in work.
 *
 * @param name of what was dropped: a manifest's file, or a folder
 * @param id of the project; empty as long as its manifest is read
 * @param begun when work on it began, in ISO 8601
 * @param phase what is done to it now
 * @param clips that it has
 * @param clipsDone clips that need not be rendered any more
 * @param parts that it will have; 0 as long as that is not known
 * @param partsDone parts that are finished
 * @param fraction of the work that is done, 0 to 1
 * @param speed how many times faster than it sounds it is made; null if that is not known yet
 * @param secondsLeft of this phase; null if that is not known yet
 */
public record RunningProject(
        String name,
        String id,
        String begun,
        Phase phase,
        int clips,
        int clipsDone,
        int parts,
        int partsDone,
        double fraction,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double speed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long secondsLeft) {
    /** What is done to a project. */
    public enum Phase {
        /** Its manifest is read, and what is there of it already is looked for. */
        PREPARING,
        /** Clips are rendered. */
        RENDERING,
        /** Parts are joined. */
        JOINING
    }
}
