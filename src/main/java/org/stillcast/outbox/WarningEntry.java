package org.stillcast.outbox;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNullElse;

/**
 * Something about a clip that is in the video all the same, as a result lists it. Of one that is read, only the clip, the
 * message and the kind are known.
 *
 * @param clip its id
 * @param number its place among the clips, from 1
 * @param audio its file as a path that starts at the base
 * @param place in the manifest
 * @param message what a person should know, in English
 * @param kind what it is about
 */
public record WarningEntry(String clip, int number, String audio, String place, String message, Kind kind) {
    /** What a warning is about. */
    public enum Kind {
        /** Its sound: the decoder complained, or not all of it was heard. True of the segment, wherever that is used. */
        @JsonProperty("complaint")
        COMPLAINT,

        /** It is longer than a part may be: true of this division into parts. */
        @JsonProperty("overlong")
        OVERLONG,

        /** It is not as loud as wanted, since its peaks do not allow it: true of the segment, wherever that is used. */
        @JsonProperty("loudness")
        LOUDNESS,

        /** Its own subtitles: they do not fit its length. True of this file of them. */
        @JsonProperty("subtitles")
        SUBTITLES,

        /** Something that a later version knows. */
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /** What 1.0 and 1.1, which wrote no kinds, said of a clip that is overlong. */
    private static final String OVERLONG_IN_1_1 = "is longer than a part may be, and is a part of its own";

    public WarningEntry(
            @Nullable String clip,
            int number,
            @Nullable String audio,
            @Nullable String place,
            @Nullable String message,
            @Nullable Kind kind) {
        this.clip = requireNonNullElse(clip, "");
        this.number = number;
        this.audio = requireNonNullElse(audio, "");
        this.place = requireNonNullElse(place, "");
        this.message = requireNonNullElse(message, "");
        this.kind = requireNonNullElse(kind, kindIn1_1(this.message));
    }

    private static Kind kindIn1_1(String message) {
        return message.equals(OVERLONG_IN_1_1) ? Kind.OVERLONG : Kind.COMPLAINT;
    }
}
