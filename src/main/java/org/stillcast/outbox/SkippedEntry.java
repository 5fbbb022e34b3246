package org.stillcast.outbox;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNullElse;

/**
 * A clip that was left out, as a result lists it.
 *
 * @param clip its id
 * @param number its place among the clips, from 1
 * @param audio its file as a path that starts at the base
 * @param place in the manifest
 * @param reason a phrase for people, in the language of the machine
 */
public record SkippedEntry(String clip, int number, String audio, String place, String reason) {
    public SkippedEntry(
            @Nullable String clip,
            int number,
            @Nullable String audio,
            @Nullable String place,
            @Nullable String reason) {
        this.clip = requireNonNullElse(clip, "");
        this.number = number;
        this.audio = requireNonNullElse(audio, "");
        this.place = requireNonNullElse(place, "");
        this.reason = requireNonNullElse(reason, "");
    }
}
