package org.stillcast.run;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.project.SampleRate;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.Orders;
import org.stillcast.work.SilencePiece;
import org.stillcast.work.SilencesMade;
import org.stillcast.work.SilencesOrder;
import org.stillcast.workspace.Workspace;

import static org.assertj.core.api.Assertions.assertThat;

class SilencePhaseTest {
    private static final SampleRate RATE = new SampleRate(48_000);

    @TempDir
    private Path folder;

    private Workbench bench;
    private Workspace workspace;

    @BeforeEach
    void open() throws Exception {
        bench = new Workbench(folder);
        workspace = Workspace.open(bench.settings.temp(), "book");
    }

    private SilencePhase phase(String spacing, String gap) throws Exception {
        return new SilencePhase(bench.project("book", """
                        {"version": 1, "image": "bg.png", "video": {"width": 64, "height": 36}, %s
                         "clips": ["1.wav", {"audio": "2.wav"%s}]}
                        """.formatted(spacing, gap)), workspace, "4.4.1");
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void allThatAPauseCanBeIsMadeOnce() throws Exception {
        SilencePhase phase = phase("\"gap\": \"1.51s\", \"lead\": 0.5, \"tail\": 0.00002,", ", \"gap\": 0.25");

        phase.needAll(1);

        assertThat(phase.isUnfinished()).isTrue();
        assertThat(phase.hasAll(1)).isFalse();
        List<SilencesOrder> orders = phase.orders().toList();
        assertThat(orders)
                .hasSize(1)
                .allSatisfy(order -> assertThat(order.channels()).isEqualTo(1));
        assertThat(lengths(orders)).containsExactly(1, 12_000, 24_000, 24_480, 48_000);
        assertThat(orders.get(0).files().get(1).target())
                .isEqualTo(workspace.folder().resolve("silence_12000_1.mp4"));
        phase.complete(new SilencesMade(orders.get(0)));
        assertThat(phase.isUnfinished()).isFalse();
        assertThat(phase.hasAll(1)).isTrue();
        assertThat(phase.hasAll(2)).isFalse();
        assertThat(phase.orders()).isEmpty();
    }

    /** Whatever the clips turn out to be. */
    @Test
    void aMultipleMayBeAnyNumberOfHundredths() throws Exception {
        SilencePhase phase = phase("\"gap\": \"1x\",", "");

        phase.needAll(2);

        List<SilencesOrder> orders = phase.orders().toList();
        assertThat(orders).extracting(order -> order.files().size()).containsExactly(64, 36);
        assertThat(lengths(orders))
                .containsExactly(
                        LongStream.rangeClosed(1, 100).map(count -> 480 * count).toArray());
    }

    @Test
    void forAnotherNumberOfChannelsAllAreMadeAgain() throws Exception {
        SilencePhase phase = phase("\"gap\": 1,", "");
        phase.needAll(1);
        SilencesMade mono = new SilencesMade(phase.orders().findFirst().orElseThrow());
        phase.complete(mono);

        phase.needAll(2);

        assertThat(phase.isUnfinished()).isTrue();
        phase.complete(mono); // made before anybody knew
        assertThat(phase.isUnfinished()).isTrue();
        phase.complete(new SilencesMade(phase.orders().findFirst().orElseThrow()));
        assertThat(phase.hasAll(2)).isTrue();
        assertThat(phase.hasAll(1)).isFalse();
    }

    /** An exact cut in a pause leaves lengths that no gap has. */
    @Test
    void partsMayNeedOthersThanGapsDo() throws Exception {
        SilencePhase phase = phase("\"gap\": 1,", "");
        JoinOrder part = Orders.part(List.of(
                        new SilencePiece(0, "1", 7, 1, RATE),
                        Orders.piece(0, "1", 100, 1),
                        new SilencePiece(0, "1", 47_993, 1, RATE)))
                .order();

        phase.needFor(Stream.of(part));

        assertThat(lengths(phase.orders().toList())).containsExactly(7, 473, 47_520);
    }

    @Test
    void withoutPausesThereIsNothingToMake() throws Exception {
        SilencePhase phase = phase("", "");

        phase.needAll(1);

        assertThat(phase.isUnfinished()).isFalse();
        assertThat(phase.hasAll(1)).isTrue();
        assertThat(phase.hasAll(2)).isTrue();
        assertThat(phase.orders()).isEmpty();
    }

    private static long[] lengths(List<SilencesOrder> orders) {
        return orders.stream()
                .flatMap(order -> order.files().stream())
                .mapToLong(SilencesOrder.SilenceFile::samples)
                .toArray();
    }
}
