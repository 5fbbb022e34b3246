package org.stillcast;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.stillcast.manifest.Fault;
import org.stillcast.route.Outcome;
import org.stillcast.route.OutcomeListener;
import org.stillcast.route.Progress;
import org.stillcast.words.Words;

/**
 * What people see: the finished parts on the standard output; faults and, on a terminal, one live line on the standard
 * error. Safe for use by several threads at once.
 */
final class Console implements Progress, OutcomeListener {
    private static final Words WORDS = Words.of(Console.class);
    private static final long PAUSE_NANOS = 100_000_000L;
    private static final int WIDTH = 79;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean live;
    private String line = "";
    private long shownNanos;

    private Console(PrintStream out, PrintStream err, boolean live) {
        this.out = out;
        this.err = err;
        this.live = live;
    }

    /** Returns a console on the standard streams; on a terminal, lines of the log and the live line keep apart. */
    static Console open() {
        boolean terminal = isTerminal();
        Console console = new Console(System.out, System.err, terminal);
        if (terminal) {
            System.setErr(console.new LineKeeper());
        }
        return console;
    }

    /** From Java 22 on there is always a console, and it has a method that tells whether it is a terminal. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        java.io.Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    @Override
    public synchronized void at(String projectId, double fraction, String doing) {
        long now = System.nanoTime();
        if (!live || (now - shownNanos < PAUSE_NANOS && fraction < 1)) {
            return;
        }
        shownNanos = now;
        String text = "%s  %3d %%  %s".formatted(projectId, (int) (100 * fraction), doing);
        wipe();
        line = text.length() <= WIDTH ? text : text.substring(0, WIDTH);
        err.print(line);
        err.flush();
    }

    private void wipe() {
        if (!line.isEmpty()) {
            err.print("\r" + " ".repeat(WIDTH) + "\r");
            line = "";
        }
    }

    @Override
    public synchronized void ended(Outcome outcome) {
        wipe();
        if (outcome instanceof Outcome.Published published) {
            published.parts().forEach(part -> out.println(shown(part)));
            out.flush();
        } else if (outcome instanceof Outcome.Failed failed) {
            faults(failed.manifest(), failed.faults());
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

    /** Prints faults, each in a line of its own that begins with the manifest's file. */
    synchronized void faults(Path manifest, List<String> faults) {
        wipe();
        String name = shown(manifest).replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "\uFFFD");
        faults.forEach(fault -> err.println(name + ": " + fault));
        err.flush();
    }

    /** Prints a line for people. */
    synchronized void say(String sentence) {
        wipe();
        err.println(sentence);
        err.flush();
    }

    /** What lies below the current folder is shown as it would be typed there. */
    private static String shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return (file.startsWith(here) ? here.relativize(file) : file).toString();
    }

    /** The standard error for everybody else: takes the live line away before something is printed. */
    private final class LineKeeper extends PrintStream {
        LineKeeper() {
            super(err, true, Charset.defaultCharset());
        }

        @Override
        public void println(@Nullable String text) {
            synchronized (Console.this) {
                wipe();
                err.println(text);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            synchronized (Console.this) {
                wipe();
                err.write(bytes, offset, length);
            }
        }
    }
}
