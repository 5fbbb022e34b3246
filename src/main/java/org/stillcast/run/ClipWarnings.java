package org.stillcast.run;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.stillcast.outbox.WarningEntry;
import org.stillcast.packed.Remarks;
import org.stillcast.timeline.TakeLevel;
import org.stillcast.timeline.TakeTable;

/** What is to be said about clips that are in the video all the same; each look makes new sentences. */
final class ClipWarnings {
    private final TakeTable takes;
    private final BitSet overlong = new BitSet();
    private final Remarks subtitles;

    /**
     * @param takes of the clips that are in it
     * @param subtitles what is to be said about their files of subtitles
     */
    ClipWarnings(PlannedParts planned, TakeTable takes, Remarks subtitles) {
        this.takes = takes;
        this.subtitles = subtitles;
        planned.overlong().forEach(overlong::set);
    }

    /**
     * Something about a clip.
     *
     * @param clip its position
     * @param message what a person should know, in English
     */
    record Warning(int clip, String message, WarningEntry.Kind kind) {}

    /** Returns all that is to be said, by its kind and then in the order of the clips. */
    Stream<Warning> all() {
        return Stream.of(
                        of(WarningEntry.Kind.COMPLAINT, takes.clips()),
                        of(WarningEntry.Kind.LOUDNESS, takes.clips()),
                        of(WarningEntry.Kind.OVERLONG, overlong.stream()),
                        of(WarningEntry.Kind.SUBTITLES, subtitles.indices()))
                .flatMap(each -> each);
    }

    private Stream<Warning> of(WarningEntry.Kind kind, IntStream clips) {
        return clips.boxed().flatMap(clip -> warning(kind, clip).stream());
    }

    /** Returns what is to be said about a clip. */
    List<Warning> of(int clip) {
        return Stream.of(WarningEntry.Kind.values())
                .flatMap(kind -> warning(kind, clip).stream())
                .toList();
    }

    private Optional<Warning> warning(WarningEntry.Kind kind, int clip) {
        Optional<String> message = switch (kind) {
            case COMPLAINT -> takes.get(clip).complaint();
            case LOUDNESS -> takes.get(clip).level().flatMap(TakeLevel::remark);
            case OVERLONG -> overlong.get(clip) ? Optional.of(PartPhase.OVERLONG) : Optional.empty();
            case SUBTITLES -> subtitles.get(clip).map(text -> "has a file of subtitles that " + text);
            case UNKNOWN -> Optional.empty();
        };
        return message.map(text -> new Warning(clip, text, kind));
    }
}
