package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.Order;
import org.stillcast.work.SegmentOrder;

import static org.assertj.core.api.Assertions.assertThat;

/** Turns at joining parts: nobody waits for ever, and nothing is given out twice. */
@Timeout(60)
class JoinablePartsTest {
    private static final String MANIFEST = """
            {"version": 1, "image": "bg.png", "video": {"width": 64, "height": 36}, "split": {"every": "200ms"},
             "clips": ["1.wav", "2.wav"]}
            """;

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private ProjectRun run;

    @BeforeEach
    void begin() throws Exception {
        Workbench bench = new Workbench(folder);
        run = bench.projects().begin(bench.submission("book", MANIFEST));
        run.begin();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        run.close();
    }

    @Test
    void aTurnWaitsUntilThePlanIsComplete() throws Exception {
        Iterator<PartTurn> turns = run.givePartTurns();
        Future<Optional<JoinOrder>> waiting = threads.submit(turns.next()::await);

        render();
        run.planParts();
        assertThat(waiting.isDone()).isFalse();
        run.tellPlan();

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isPresent();
        assertThat(turns.next().await()).isPresent();
        assertThat(turns.hasNext()).isFalse();
    }

    /** Camel's splitter would not wait for what is under way otherwise. */
    @Test
    void aTurnThatWasPromisedIsGivenAndMayBeEmpty() throws Exception {
        Iterator<PartTurn> turns = run.givePartTurns();
        Future<Optional<JoinOrder>> first = threads.submit(turns.next()::await);
        Future<Optional<JoinOrder>> second = threads.submit(turns.next()::await);
        assertThat(turns.hasNext()).isTrue();

        render();
        run.planParts();
        run.tellPlan();

        assertThat(first.get(10, TimeUnit.SECONDS)).isPresent();
        assertThat(second.get(10, TimeUnit.SECONDS)).isPresent();
        assertThat(turns.hasNext()).isTrue();
        assertThat(turns.next().await()).isEmpty();
        assertThat(turns.hasNext()).isFalse();
    }

    /** Else a project that waits for its clips would take the places of others. */
    @Test
    void noMoreTurnsAreOutThanMayBeAtATime() throws Exception {
        Iterator<PartTurn> turns = run.givePartTurns();
        PartTurn first = turns.next();
        PartTurn second = turns.next();
        Future<PartTurn> third = threads.submit(turns::next);
        render();
        run.planParts();
        run.tellPlan();

        assertThat(first.await()).isPresent();
        assertThat(third.isDone()).isFalse();
        assertThat(second.await()).isPresent();
        assertThat(third.get(10, TimeUnit.SECONDS).await()).isEmpty();
    }

    @Test
    void aFailureEndsTheWaiting() throws Exception {
        Iterator<PartTurn> turns = run.givePartTurns();
        Future<Optional<JoinOrder>> waiting = threads.submit(turns.next()::await);

        run.fail(new IOException("no room"));

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEmpty();
        assertThat(turns.hasNext()).isFalse();
    }

    private void render() throws IOException {
        for (Iterator<Order> orders = run.giveSegmentOrders(); orders.hasNext(); ) {
            SegmentOrder order = (SegmentOrder) orders.next();
            run.countAnswer(SegmentOrder.class);
            run.complete(Workbench.pretend(order, 1));
        }
    }
}
