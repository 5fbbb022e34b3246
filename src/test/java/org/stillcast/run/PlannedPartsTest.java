package org.stillcast.run;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.packed.HeapRoom;
import org.stillcast.project.Project;
import org.stillcast.slide.Fonts;
import org.stillcast.timeline.Take;
import org.stillcast.timeline.TakeTable;
import org.stillcast.timeline.Timeline;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.PartForm;
import org.stillcast.work.SoundPiece;
import org.stillcast.workspace.Workspace;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Three clips of a second, with half a second of pause behind each. */
class PlannedPartsTest {
    private static final String MANIFEST = """
            {"version": 1, "image": "bg.png", "video": {"width": 64, "height": 36}, %s
             "gap": 0.5, "clips": ["1.wav", "2.wav", {"id": "3", "audio": "1.wav"}]}
            """;

    @TempDir
    private Path folder;

    private final TakeTable takes = new TakeTable(3);
    private Workbench bench;
    private Workspace workspace;

    @BeforeEach
    void open() throws Exception {
        bench = new Workbench(folder);
        workspace = Workspace.open(bench.settings.temp(), "book");
        for (int clip = 0; clip < 3; clip++) {
            Take take = new Take(String.valueOf(clip).repeat(32), 48_000, 1, Optional.empty());
            takes.name(clip, take.fingerprint());
            takes.put(clip, take);
        }
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private Project project(String fields) throws Exception {
        return bench.project("book", MANIFEST.formatted(fields));
    }

    private PlannedParts plan(String fields) throws Exception {
        Project project = project(fields);
        StillPhase stills = new StillPhase(project, workspace, "4.4.1", new Fonts(List.of()), 1_000_000);
        stills.look();
        JoinOrderMaker orders = new JoinOrderMaker(project, stills, "4.4.1", workspace, bench.tools.outbox());
        return new PlannedParts(project, takes, orders, List.of(), HeapRoom.ofThisProgram(1));
    }

    /** Forms in the order of their joins; joins besides are those of all parts in one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    {"video": true}                                             | 1   | VIDEO     | 1 | 1
                    {"video": true}                                             | 2.5 | VIDEO     | 2 | 2
                    {"video": true, "fullVideo": true}                          | 1   | VIDEO     | 2 | 1
                    {"video": true, "fullVideo": true}                          | 2.5 | VIDEO     | 3 | 3
                    {"video": true, "audio": ["m4a"]}                           | 2.5 | VIDEO     | 2 | 2
                    {"video": true, "audio": ["mp3", "m4a"], "fullVideo": true} | 1   | VIDEO MP3 | 2 | 2
                    {"video": true, "audio": ["mp3", "m4a"], "fullVideo": true} | 2.5 | VIDEO MP3 | 3 | 5
                    {"video": false, "audio": ["mp3"]}                          | 2.5 | MP3       | 2 | 2
                    {"video": false, "audio": ["mp3", "m4a"]}                   | 2.5 | AAC MP3   | 2 | 4
                    """)
    void eachSliceIsJoinedInEachFormOnce(String output, double split, String forms, int slices, int joins)
            throws Exception {
        String fields = "\"output\": %s, \"split\": %s,".formatted(output, split == 1 ? "false" : split);
        List<PartForm> all = PlannedParts.forms(project(fields));
        PlannedParts planned = plan(fields);
        int parts = slices - (output.contains("fullVideo") ? 1 : 0);

        assertThat(all.toString().replaceAll("[\\[\\],]", "")).isEqualTo(forms);
        assertThat(planned.size()).isEqualTo(parts);
        assertThat(planned.slices()).isEqualTo(slices);
        assertThat(planned.joins()).isEqualTo(joins);
        assertThat(planned.firstForm()).isEqualTo(all.get(0));
        assertThat(planned.sliceOf(all.size() - 1)).isZero();
        assertThat(planned.sliceOf(all.size())).isOne();
        Set<Integer> reached = new HashSet<>();
        for (int slice = 0; slice < slices; slice++) {
            boolean isFull = slice == parts;
            assertThat(planned.isFull(slice)).isEqualTo(isFull);
            assertThat(planned.number(slice)).isEqualTo(isFull ? 0 : slice + 1);
            for (PartForm form : PartForm.values()) {
                int join = planned.join(slice, form);
                boolean isJoined = isFull ? form == PartForm.VIDEO : forms.contains(form.name());
                if (isFull && parts == 1 && form != PartForm.VIDEO) {
                    continue; // nobody asks for that
                }
                assertThat(join >= 0).as("%d as %s", slice, form).isEqualTo(isJoined);
                if (isJoined) {
                    reached.add(join);
                    assertThat(planned.formOf(join)).isEqualTo(form);
                    assertThat(planned.slice(planned.sliceOf(join)).stretches())
                            .isEqualTo(planned.slice(slice).stretches());
                    assertThat(planned.joinOf(planned.fingerprint(join))).isEqualTo(join);
                    assertThat(planned.isFirstForm(join))
                            .isEqualTo(planned.sliceOf(join) < parts && forms.startsWith(form.name()));
                }
            }
        }
        assertThat(reached)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, joins).boxed().toList());
        assertThat(planned.samples())
                .isEqualTo(IntStream.range(0, parts).mapToLong(planned::samples).sum());
    }

    /** What is heard is the same, so its fingerprint is, unless it is MP3; the picture is in that of a video only. */
    @Test
    void formsOfAPartHaveFingerprintsOfTheirOwn() throws Exception {
        PlannedParts planned = plan("\"output\": {\"audio\": [\"mp3\"]}, \"split\": 2.5,");
        JoinOrder.Content video = planned.content(planned.join(0, PartForm.VIDEO));
        JoinOrder.Content mp3 = planned.content(planned.join(0, PartForm.MP3));

        assertThat(video.recipe()).isEqualTo("part 3");
        assertThat(video.sound().recipe()).isEqualTo("sound 1");
        assertThat(video.sound().bitrateKbps()).isEqualTo(96);
        assertThat(mp3.recipe()).isEqualTo("sound part 1");
        assertThat(mp3.sound().recipe()).isEqualTo("mp3 1");
        assertThat(mp3.sound().bitrateKbps()).isEqualTo(64);
        assertThat(mp3.pictures()).isEmpty();
        assertThat(mp3.sound().pieces()).isEqualTo(video.sound().pieces());
        assertThat(planned.soundFingerprint(0)).isNotEqualTo(planned.soundFingerprint(1));
        assertThat(planned.channels()).isEqualTo(1);
    }

    @Test
    void theSameSoundInTheSameFormHasTheSameFingerprintWithAndWithoutAPicture() throws Exception {
        PlannedParts video = plan("");
        PlannedParts sound = plan("\"output\": {\"video\": false, \"audio\": [\"m4a\"]},");

        assertThat(sound.soundFingerprint(0)).isEqualTo(video.soundFingerprint(0));
        assertThat(sound.fingerprint(0)).isNotEqualTo(video.fingerprint(0));
    }

    /** Samples of the stretches; a pause at the end of a part is left out, its lead and tail are not. */
    @Test
    void partsHaveTheirPausesAndAllInOneHasThemToo() throws Exception {
        PlannedParts planned = plan("\"lead\": 0.1, \"tail\": 0.2, \"output\": {\"fullVideo\": true}, \"split\": 2.8,");

        assertThat(lengths(planned.slice(0))).containsExactly(4_800L, 48_000L, 24_000L, 48_000L, 9_600L);
        assertThat(lengths(planned.slice(1))).containsExactly(4_800L, 48_000L, 9_600L);
        assertThat(lengths(planned.slice(2)))
                .containsExactly(4_800L, 48_000L, 24_000L, 48_000L, 24_000L, 48_000L, 9_600L);
        assertThat(planned.pieces(1)).extracting(SoundPiece::clipId).containsExactly("3", "3", "3");
        assertThat(planned.overlong()).isEmpty();
    }

    private static List<Long> lengths(Timeline slice) {
        return slice.stretches().stream().map(stretch -> stretch.samples()).toList();
    }

    @Test
    void aClipThatIsLongerThanAPartIsToldUnlessItIsCut() throws Exception {
        assertThat(plan("\"split\": 0.9,").overlong()).containsExactly(0, 1, 2);
        assertThat(plan("\"split\": {\"every\": 0.9, \"at\": \"exact\"},").overlong())
                .isEmpty();
    }

    /** Four seconds, with the pauses. */
    @Test
    void aProjectIsNotLongerThanItMayBe() throws Exception {
        Project project = project("");

        assertThatCode(() -> PlannedParts.requireLength(project, takes, ofSeconds(4)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> PlannedParts.requireLength(project, takes, ofMillis(3_999)))
                .isInstanceOf(InvalidManifestException.class);
    }

    @Test
    void partsTakeRoomAsSoManyClipsDo() {
        HeapRoom room = new HeapRoom(64L << 20);

        assertThat(PlannedParts.fit(room, 100_000, 1)).isTrue();
        assertThat(PlannedParts.fit(room, 100_000, 100_000)).isFalse();
    }
}
