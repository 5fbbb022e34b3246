package org.stillcast.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.stillcast.settings.Settings;
import org.stillcast.status.Overview;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows what goes on, and what has come of it. */
@Command(name = "status", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class StatusCommand implements Callable<Integer> {
    private static final int MOST = 10;
    private static final int PAUSE_SECONDS = 1;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Stillcast program;

    @Option(names = "--watch")
    private boolean watch;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Settings settings = program.options().settings();
        if (!watch) {
            System.out.println(text(settings));
            return ExitStatus.DONE;
        }
        Screen screen = new Screen(System.out, !json && isTerminal());
        while (!Thread.currentThread().isInterrupted()) { // until a signal ends the program
            screen.show(text(settings));
            TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
        }
        return ExitStatus.DONE;
    }

    private static boolean isTerminal() {
        return Terminal.ofStandardError().kind() == Terminal.Kind.ANSI;
    }

    private String text(Settings settings) throws IOException {
        Overview overview = Overview.of(settings, MOST);
        return json
                ? new ObjectMapper().writeValueAsString(overview)
                : new StatusText(settings.inbox(), settings.outbox()).of(overview);
    }

    /** A text that is shown again and again: in place of the one before on a terminal, below it elsewhere if it is new. */
    private static final class Screen {
        private static final String HOME = "\u001B[H\u001B[2J";

        private final PrintStream out;
        private final boolean isTerminal;
        private String shown = "";

        Screen(PrintStream out, boolean isTerminal) {
            this.out = out;
            this.isTerminal = isTerminal;
        }

        void show(String text) {
            if (!text.equals(shown)) {
                shown = text;
                out.println(isTerminal ? HOME + text : text);
                out.flush();
            }
        }
    }
}
