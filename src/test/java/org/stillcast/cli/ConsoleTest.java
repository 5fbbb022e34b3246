package org.stillcast.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.MovedClock;
import org.stillcast.Screen;
import org.stillcast.delivery.Delivery;
import org.stillcast.run.Outcome;
import org.stillcast.run.ProgressPhrases;
import org.stillcast.run.RunEvent;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleTest {
    private static final String LONG_ID = "a-very-long-name-of-a-course-that-fills-all-sixty-four-letters-1";
    private static final List<String> DOING = List.of("clip 565/2259", "3 min left for clips", "38 × real time");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final MovedClock clock = new MovedClock();

    @BeforeEach
    void letTimePass() {
        clock.move(Duration.ofSeconds(1));
    }

    private Console console(Terminal terminal) {
        return new Console(stream(out), stream(err), terminal, false, clock);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private List<String> screen(int columns) {
        return new Screen(columns).show(err.toString(StandardCharsets.UTF_8));
    }

    /** As many lines as were printed, whatever the width, and what matters most is seen. */
    @ParameterizedTest
    @CsvSource({
        "ANSI,  50, book,  ' 12 %  clip 565/2259  3 min left for clips  38 ×'",
        "ANSI, 200, 日语,   ' 12 %  clip 565/2259  3 min left for clips  38 × real time  日语'",
        "ANSI,  20, book,  ' 12 %  clip 565/2259'",
        "PLAIN, 50, book,  ' 12 %  clip 565/2259  3 min left for clips  38 ×'",
        "PLAIN, 63, 日语日语, ' 12 %  clip 565/2259  3 min left for clips  38 × real time  日'",
        "PLAIN, 65, 日语日语, ' 12 %  clip 565/2259  3 min left for clips  38 × real time  日语'"
    })
    void theLiveLineFitsTheTerminalAndStaysBelowTheLog(Terminal.Kind kind, int columns, String id, String seen) {
        Console console = console(new Terminal(kind, columns - 1));
        for (int i = 1; i <= 20; i++) {
            clock.move(Duration.ofSeconds(1));
            console.show(new ProgressPhrases(id, i == 20 ? 0.125 : 0.1, DOING));
        }
        console.standardError().println("2026-11-25 10:11:12 INFO All segments rendered");
        console.standardError().println("2026-11-25 10:11:13 INFO Joining 7 segments");

        List<String> screen = screen(columns);
        String live = screen.get(screen.size() - 1);
        assertThat(live).startsWith(seen.substring(0, Math.min(seen.length(), 19)));
        assertThat(kind == Terminal.Kind.PLAIN || columns > 50 ? live : seen).isEqualTo(seen);
        assertThat(screen.stream().filter(line -> line.contains(" %  clip"))).hasSize(1);
        assertThat(screen).noneMatch(String::isBlank);
        assertThat(String.join("", screen)).contains("All segments rendered", "Joining 7 segments");
    }

    @Test
    void aLongIdPushesNothingOut() {
        console(new Terminal(Terminal.Kind.ANSI, 79)).show(new ProgressPhrases(LONG_ID, 0.5, List.of("part 0/21")));

        assertThat(screen(50))
                .singleElement()
                .asString()
                .startsWith(" 50 %  part 0/21  a-very-long-name")
                .hasSize(49);
    }

    @Test
    void whatCameTooSoonToBeShownIsShownWithTheNextLineOfTheLog() {
        Console console = console(new Terminal(Terminal.Kind.PLAIN, 79));
        console.show(new ProgressPhrases("book", 0.5, List.of("clip 12/12", "0 s left for clips")));
        console.show(new ProgressPhrases("book", 0.5, List.of("part 0/2")));
        console.standardError().println("INFO Exporting part 1/2");

        assertThat(screen(80)).containsExactly("INFO Exporting part 1/2", " 50 %  part 0/2  book");
    }

    @Test
    void itIsGoneWhenTheProjectIsOver() {
        Console console = console(new Terminal(Terminal.Kind.ANSI, 79));
        console.show(new ProgressPhrases("book", 0.1, DOING));
        console.on(new RunEvent.Released("book"));
        console.standardError().println("INFO something else");

        assertThat(screen(80)).containsExactly("INFO something else");
    }

    @Test
    void nothingOfItIsSeenInAFile() {
        Console console = console(Terminal.NONE);
        console.show(new ProgressPhrases("book", 0.1, DOING));
        console.say("a line");

        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("a line\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3 | 0 | 14.96 | book: 1:02:03 in 3 parts, made in 0:04:09 (15.0 × real time)
            1 | 1 | 0     | book: 1:02:03 in 1 part, made in 0:04:09; 1 bad clip was left out (the result lists it)
            2 | 7 | 1     | book: 1:02:03 in 2 parts, made in 0:04:09 (1.0 × real time); 7 bad clips were left out (the result lists them)
            """)
    void theLastLineSaysWhatWasDone(int parts, int leftOut, double speed, String line) {
        Outcome.Summary summary = new Outcome.Summary(
                Duration.ofSeconds(3_723),
                Duration.ofMillis(249_900),
                speed == 0 ? OptionalDouble.empty() : OptionalDouble.of(speed),
                leftOut);
        List<Path> files = List.of(Path.of("1.mp4"), Path.of("2.mp4"), Path.of("3.mp4"));

        console(Terminal.NONE)
                .on(new RunEvent.Ended(new Outcome.Published(
                        Path.of("book.json"),
                        "book",
                        Path.of("result.json"),
                        files.subList(0, parts),
                        Optional.empty(),
                        files.subList(0, parts),
                        Optional.of(summary),
                        message())));

        assertThat(err.toString(StandardCharsets.UTF_8).lines()).containsExactly(line);
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(parts);
    }

    private static Delivery message() {
        return new Delivery(
                Delivery.Kind.COMPLETED, "0".repeat(32), "2026-11-24T12:00:00Z", "book", List.of(), "", List.of(), "");
    }

    @Test
    void afterTheFaultsOfWhatHasFailedItSaysWhereThatIsAndHowToTryAgain() {
        Path manifest = Path.of("inbox/my book.json");
        List<String> faults = List.of("/image: is missing", "/clips: is missing");

        console(Terminal.NONE)
                .on(new RunEvent.Ended(new Outcome.Failed(
                        manifest, "my book.json", faults, Optional.of(Path.of("inbox/failed/my book.json")), false)));
        console(Terminal.NONE)
                .on(new RunEvent.Ended(new Outcome.Failed(
                        manifest, "my book.json", List.of("/id: is none"), Optional.empty(), false)));

        assertThat(err.toString(StandardCharsets.UTF_8).lines().map(line -> line.replace('\\', '/')))
                .containsExactly(
                        "inbox/my book.json: /image: is missing",
                        "inbox/my book.json: /clips: is missing",
                        "it is in inbox/failed/my book.json now, with its report beside it; mend it, then:"
                                + " ./stillcast retry \"my book.json\"",
                        "inbox/my book.json: /id: is none");
    }

    @ParameterizedTest
    @CsvSource({
        "true,  xterm-256color, 50, ANSI,  49",
        "true,  '',             '', PLAIN, 79",
        "true,  '',            120, PLAIN, 119",
        "true,  '',           wide, PLAIN, 79",
        "true,  dumb,           80, NONE,  0",
        "false, xterm,          80, NONE,  0"
    })
    void whatATerminalCanDoIsToldByTheEnvironment(
            boolean isThere, String term, String columns, Terminal.Kind kind, int width) {
        assertThat(Terminal.of(isThere, Map.of("TERM", term, "COLUMNS", columns)))
                .isEqualTo(new Terminal(kind, width));
    }
}
