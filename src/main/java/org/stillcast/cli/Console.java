package org.stillcast.cli;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.stillcast.fault.Fault;
import org.stillcast.run.Outcome;
import org.stillcast.run.ProgressPhrases;
import org.stillcast.run.RunEvent;
import org.stillcast.run.RunListener;
import org.stillcast.text.ClockTime;
import org.stillcast.text.Visible;
import org.stillcast.text.Words;

/**
 * What people see: the finished parts on the standard output; faults and, on a terminal, one live line on the standard
 * error. Safe for use by several threads at once.
 */
public final class Console implements RunListener {
    private static final Words WORDS = Words.of(Console.class);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final PrintStream out;
    private final PrintStream err;
    private final LiveLine line;
    private final boolean quiet;
    private final Colours colours;
    private final Clock clock;
    private Instant shown = Instant.MIN;

    /**
     * @param err belongs to this console alone
     * @param terminal what {@code err} is
     * @param quiet whether nothing is said but finished parts and faults
     */
    Console(PrintStream out, PrintStream err, Terminal terminal, boolean quiet, Clock clock) {
        this.out = out;
        this.err = err;
        this.quiet = quiet;
        this.clock = clock;
        line = new LiveLine(err, terminal);
        colours = new Colours(terminal.kind() == Terminal.Kind.ANSI, System.getenv());
    }

    /** Returns a console on the standard streams that says all. */
    public static Console open() {
        return open(false);
    }

    /**
     * Returns a console on the standard streams; on a terminal, lines of the log and the live line keep apart.
     *
     * @param quiet whether nothing is said but finished parts and faults
     */
    public static Console open(boolean quiet) {
        Terminal terminal = Terminal.ofStandardError();
        Console console = new Console(System.out, System.err, terminal, quiet, Clock.systemUTC());
        if (terminal.kind() != Terminal.Kind.NONE) {
            System.setErr(console.standardError());
        }
        return console;
    }

    /** Returns what everybody else prints to. */
    PrintStream standardError() {
        return new LineKeeper();
    }

    @Override
    public void on(RunEvent event) {
        if (event instanceof RunEvent.Ended ended) {
            ended(ended.outcome());
        } else if (event instanceof RunEvent.Released) {
            released();
        } else {
            ProgressPhrases.of(event).ifPresent(this::show);
        }
    }

    /** What matters most comes first, the id last: what does not fit is cut at the end. */
    synchronized void show(ProgressPhrases progress) {
        Instant now = clock.instant();
        boolean isSoon = !now.isBefore(shown) && now.isBefore(shown.plus(PAUSE));
        String text = "%3d %%  %s  %s"
                .formatted((int) (100 * progress.fraction()), String.join("  ", progress.doing()), progress.project());
        if (isSoon && progress.fraction() < 1) {
            line.showLater(text);
        } else {
            shown = now;
            line.show(text);
        }
    }

    private synchronized void released() {
        line.end();
        shown = Instant.MIN;
    }

    private synchronized void ended(Outcome outcome) {
        line.end();
        if (outcome instanceof Outcome.Published published) {
            published.parts().forEach(part -> out.println(shown(part)));
            published.full().ifPresent(full -> out.println(shown(full)));
            out.flush();
            published.summary().ifPresent(summary -> say(sentence(published, summary)));
        } else if (outcome instanceof Outcome.Failed failed) {
            faults(failed.manifest(), failed.faults());
            failed.aside().ifPresent(aside -> say(WORDS.say("aside", shown(aside), aside.getFileName())));
        } else if (outcome instanceof Outcome.Interrupted interrupted) {
            interrupted
                    .reason()
                    .ifPresent(reason -> faults(
                            interrupted.manifest(),
                            List.of(
                                    new Fault(Fault.WHOLE, reason).toString(),
                                    new Fault(Fault.WHOLE, WORDS.say("kept")).toString())));
        }
    }

    private static String sentence(Outcome.Published published, Outcome.Summary summary) {
        String made = WORDS.say(
                "made",
                published.id(),
                ClockTime.of(summary.length()),
                WORDS.count("parts", published.parts().size()),
                ClockTime.of(summary.time()));
        String speed =
                summary.speed().isPresent() ? WORDS.say("speed", summary.speed().getAsDouble()) : "";
        String leftOut = summary.leftOut() > 0 ? WORDS.count("left-out", summary.leftOut()) : "";
        return made + speed + leftOut;
    }

    /** Prints faults, each in a line of its own that begins with the manifest's file. */
    synchronized void faults(Path manifest, List<String> faults) {
        line.wipe();
        String name = Visible.of(shown(manifest));
        faults.forEach(fault -> err.println(colours.fault(name + ": " + fault)));
        err.flush();
        line.draw();
    }

    /** Prints why nothing can be done at all. */
    synchronized void complain(String sentence) {
        line.wipe();
        err.println(colours.fault("stillcast: " + sentence));
        err.flush();
        line.draw();
    }

    /** Prints a line for people. */
    synchronized void say(String sentence) {
        if (quiet) {
            return;
        }
        line.wipe();
        err.println(sentence);
        err.flush();
        line.draw();
    }

    /** What lies below the current folder is shown as it would be typed there. */
    static String shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return (file.startsWith(here) ? here.relativize(file) : file).toString();
    }

    /** Returns a file or folder as it would be typed in the current folder. */
    static String typed(Path file) {
        String name = shown(file);
        if (name.isEmpty()) {
            return ".";
        }
        boolean isPlain = name.matches("[\\p{L}\\p{M}\\p{N}._/\\\\:-]+");
        return isPlain ? name : '"' + name + '"';
    }

    /** The standard error for everybody else: takes the live line away while something is printed. */
    private final class LineKeeper extends PrintStream {
        LineKeeper() {
            super(err, true, Charset.defaultCharset());
        }

        @Override
        public void println(@Nullable String text) {
            synchronized (Console.this) {
                line.wipe();
                err.println(text);
                line.draw();
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            synchronized (Console.this) {
                line.wipe();
                err.write(bytes, offset, length);
                if (length > 0 && bytes[offset + length - 1] == '\n') {
                    line.draw();
                }
            }
        }
    }
}
