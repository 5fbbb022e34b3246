package org.stillcast.subtitle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.stillcast.text.Visible;
import org.stillcast.text.Words;

/** Takes the lines of a file's cues one after another, and refuses what is wrong with one. Cues without a text are left out. */
final class CueCollector {
    private static final Words WORDS = Words.of(CueCollector.class);
    private static final int MOST_SHOWN = 60;

    private final UnaryOperator<String> plain;
    private final List<String> lines = new ArrayList<>();
    private @Nullable Cue ended;
    private @Nullable CueClock open;
    private @Nullable CueClock before;
    private int lineBefore;

    /** @param plain makes the text of a cue of the lines of a file */
    CueCollector(UnaryOperator<String> plain) {
        this.plain = plain;
    }

    /** Tells whether a cue has begun and not ended. */
    boolean isOpen() {
        return open != null;
    }

    /**
     * Ends the cue before it and begins one.
     *
     * @param line that says when it is shown
     */
    void begin(String line, int number) throws UnusableSubtitlesException {
        end();
        CueClock clock = CueClock.of(line).orElseThrow(() -> unreadable(line, number));
        if (clock.toMillis() <= clock.fromMillis()) {
            throw new UnusableSubtitlesException(WORDS.say("time.no-end", number, shown(line)));
        }
        if (before != null && clock.fromMillis() < before.fromMillis()) {
            throw new UnusableSubtitlesException(WORDS.say("time.backward", number, lineBefore));
        }
        if (before != null && clock.fromMillis() < before.toMillis()) {
            throw new UnusableSubtitlesException(WORDS.say("time.overlap", number, lineBefore));
        }
        open = clock;
        before = clock;
        lineBefore = number;
    }

    /** Returns what is said of a line whose time cannot be read. */
    static UnusableSubtitlesException unreadable(String line, int number) {
        return new UnusableSubtitlesException(WORDS.say("time.unreadable", number, shown(line)));
    }

    private static String shown(String line) {
        return Visible.shortened(line.strip(), MOST_SHOWN);
    }

    /** Adds a line to the open cue's text. */
    void add(String line, int number) throws UnusableSubtitlesException {
        requirePlain(line, number);
        lines.add(line);
    }

    /** Refuses a line with a control character in it. */
    static void requirePlain(String line, int number) throws UnusableSubtitlesException {
        OptionalInt control = line.chars().filter(Cue::isControl).findFirst();
        if (control.isPresent()) {
            throw new UnusableSubtitlesException(WORDS.say("text.control", control.getAsInt(), number));
        }
    }

    /** Takes back the last line of the open cue, if there is one, and it is not the cue's. */
    void takeBack(String line) {
        if (!lines.isEmpty() && lines.get(lines.size() - 1).equals(line)) {
            lines.remove(lines.size() - 1);
        }
    }

    /** Ends the open cue, if one is. */
    void end() {
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        String text = plain.apply(String.join("\n", lines));
        if (open != null && !text.isBlank()) {
            ended = new Cue(open.fromMillis(), open.toMillis(), text);
        }
        lines.clear();
        open = null;
    }

    /** Returns the cue that has ended, once; empty if none has since. */
    Optional<Cue> takeEnded() {
        Optional<Cue> taken = Optional.ofNullable(ended);
        ended = null;
        return taken;
    }
}
