package org.stillcast.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.stillcast.remote.WorkerState;
import org.stillcast.status.Overview;

import static org.assertj.core.api.Assertions.assertThat;

class StatusTextTest {
    private static List<String> lines(WorkerState... workers) {
        Overview overview = new Overview("", List.of(), List.of(), List.of(), List.of(workers), List.of(), List.of());
        return new StatusText(Path.of("inbox"), Path.of("outbox"))
                .of(overview)
                .lines()
                .skip(2)
                .toList();
    }

    @Test
    void eachWorkerIsALine() {
        WorkerState busy = new WorkerState("studio 7", 2, List.of("clip 3 (c.wav, /clips/2)"), 1, "", 2.25, false);
        WorkerState idle = new WorkerState("attic 8", 4, List.of(), 120, "clip 9 (i.wav, /clips/8)", -1, false);
        WorkerState silent = new WorkerState("cellar 9\u001B[2J", 4, List.of(), 17, "", 0.5, true);

        assertThat(lines(busy, idle, silent))
                .containsExactly(
                        "Workers",
                        "  studio 7  1 of 2 jobs  load 2.3  1 order done  clip 3 (c.wav, /clips/2)",
                        "  attic 8  0 of 4 jobs  120 orders done",
                        "  cellar 9\uFFFD[2J  silent: nothing is heard of it any more  17 orders done");
    }

    @Test
    void aLineHasRoomForALargeMachine() {
        List<String> orders =
                IntStream.rangeClosed(1, 64).mapToObj("Part %d/64"::formatted).toList();

        assertThat(lines(new WorkerState("hall 1", 64, orders, 0, "", 64, false)))
                .contains(
                        "  hall 1  64 of 64 jobs  load 64.0  0 orders done  Part 1/64  Part 2/64  Part 3/64  and 61 more");
    }

    @Test
    void nothingIsSaidOfWorkersWhereThereAreNone() {
        assertThat(lines()).isEmpty();
    }
}
