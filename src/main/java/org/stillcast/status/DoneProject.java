package org.stillcast.status;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A project in the outbox.
 *
 * @param id of the project, which is its folder in the outbox
 * @param name of what was dropped: the manifest's file, or its folder; the id where that is not known
 * @param started when work on it began, in ISO 8601
 * @param finished when its last part was there, in ISO 8601
 * @param seconds that all its parts are long together
 * @param clips that are in it
 * @param warnings about clips that are in it
 * @param result its result file, in its folder
 * @param proof its page of proofs, in its folder; null if there is none
 * @param parts in order
 * @param full all parts in one; null if that was not wanted
 */
public record DoneProject(
        String id,
        String name,
        String started,
        String finished,
        double seconds,
        int clips,
        int warnings,
        String result,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String proof,
        List<DonePart> parts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DonePart full) {
    public DoneProject {
        parts = List.copyOf(parts);
    }

    /** Returns the same with another page of proofs, or none. */
    DoneProject withProof(@Nullable String other) {
        return new DoneProject(id, name, started, finished, seconds, clips, warnings, result, other, parts, full);
    }

    /**
     * A part.
     *
     * @param file the video, or the sound where there is no video, in the project's folder
     * @param seconds that it is long
     * @param others its other files: subtitles, chapters, sound alone
     */
    public record DonePart(String file, double seconds, List<String> others) {
        public DonePart {
            others = List.copyOf(others);
        }
    }
}
