package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.TestMedia;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.project.Project;
import org.stillcast.slide.Fonts;
import org.stillcast.timeline.PictureRun;
import org.stillcast.work.Refused;
import org.stillcast.work.StillMade;
import org.stillcast.work.StillOrder;
import org.stillcast.workspace.Workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** Five clips: two with the background, one with a copy of it, two with two others. */
class StillPhaseTest {
    private static final String MANIFEST = """
            {"version": 1, "image": "bg.png", "video": {"width": 64, "height": 36}, "clips": [
              "1.wav", "2.wav", {"id": "3", "audio": "1.wav", "image": "copy.png"},
              {"id": "4", "audio": "1.wav", "image": "a.png"}, {"id": "5", "audio": "2.wav", "image": "b.png"}]}
            """;

    @TempDir
    private Path folder;

    private Project project;
    private Path inbox;
    private Workspace workspace;
    private StillPhase phase;

    @BeforeEach
    void look() throws Exception {
        Workbench bench = new Workbench(folder);
        inbox = bench.settings.inbox();
        TestMedia.picture(inbox.resolve("bg.png"), 64, 36);
        Files.copy(inbox.resolve("bg.png"), inbox.resolve("copy.png"));
        TestMedia.picture(inbox.resolve("a.png"), 65, 36);
        TestMedia.picture(inbox.resolve("b.png"), 66, 36);
        project = bench.project("book", MANIFEST);
        workspace = Workspace.open(bench.settings.temp(), "book");
        phase = begin();
    }

    private StillPhase begin() throws IOException {
        StillPhase begun = new StillPhase(project, workspace, "4.4.1", new Fonts(List.of()), 1_000_000);
        begun.look();
        return begun;
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void theSameContentUnderTwoNamesIsOneStill() {
        List<String> stills = IntStream.range(0, 5).mapToObj(phase::fingerprint).toList();

        assertThat(stills.get(1)).isEqualTo(stills.get(0));
        assertThat(stills.get(2)).isEqualTo(stills.get(0)).isEqualTo(phase.backgroundFingerprint());
        assertThat(stills.stream().distinct()).hasSize(3);
        assertThat(phase.preview(2)).isEqualTo(phase.preview(0)).isNotEqualTo(phase.preview(3));
    }

    @Test
    void onlyWhatIsNeededAndNotThereIsOrdered() throws IOException {
        assertThat(phase.orders()).isEmpty();
        assertThat(phase.skipFramesOrder()).isEmpty();
        assertThat(phase.isUnfinished()).isFalse();

        phase.needFor(IntStream.of(1, 2));
        phase.needFor(List.of(new PictureRun(phase.fingerprint(4), 7)));

        List<StillOrder> orders = phase.orders().toList();
        assertThat(orders)
                .extracting(order -> order.picture().file().getFileName().toString(), StillOrder::place)
                .containsExactly(tuple("bg.png", "/image"), tuple("b.png", "/clips/4/image"));
        assertThat(orders.get(1).target()).isEqualTo(workspace.still(phase.fingerprint(4)));
        assertThat(phase.skipFramesOrder()).hasSize(1);

        make(orders.get(0));
        assertThat(phase.isUnfinished()).isTrue();
        assertThat(phase.hasAllFor(0, 3)).isTrue();
        assertThat(phase.hasAllFor(0, 4)).isFalse();
        make(orders.get(1));
        assertThat(phase.isUnfinished()).isFalse();
        assertThat(phase.hasAllFor(4, 5)).isTrue();
        assertThat(phase.skipFramesOrder()).isEmpty();

        StillPhase later = begin();
        later.needFor(IntStream.range(0, 5));
        assertThat(later.orders().map(StillOrder::place)).containsExactly("/clips/3/image");
    }

    private void make(StillOrder order) throws IOException {
        Files.writeString(order.target(), "full " + order.number());
        Files.writeString(order.previewTarget(), "small " + order.number());
        phase.complete(new StillMade(order));
    }

    @Test
    void everyPictureThatCannotBeUsedIsTold() throws Exception {
        phase.needFor(IntStream.of(3, 4));
        for (StillOrder order : phase.orders().toList()) {
            phase.refuse(order, new Refused(order, order.place(), "is torn"));
        }

        assertThatThrownBy(phase::requireGood)
                .isInstanceOfSatisfying(
                        InvalidManifestException.class,
                        e -> assertThat(e.lines())
                                .containsExactly("/clips/3/image: is torn", "/clips/4/image: is torn"));
    }

    @Test
    void aPictureThatIsAnotherOneMeanwhileInterrupts() throws IOException {
        phase.requireUnchangedIfThere();
        Files.delete(inbox.resolve("a.png"));
        phase.requireUnchangedIfThere();

        TestMedia.picture(inbox.resolve("b.png"), 60, 36);

        assertThatThrownBy(phase::requireUnchangedIfThere).isInstanceOf(IOException.class);
        assertThatThrownBy(this::begin).isInstanceOf(IOException.class);
    }

    /** The segments are asked, and may be waiting for an answer of the stills with a lock of their own. */
    @Test
    void whichClipsAreNeededIsAskedWithoutALock() {
        phase.needFor(IntStream.range(0, 2)
                .peek(clip -> assertThat(Thread.holdsLock(phase)).isFalse()));

        assertThat(phase.orders()).hasSize(1);
    }
}
