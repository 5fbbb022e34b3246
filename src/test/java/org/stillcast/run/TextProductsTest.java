package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.packed.HeapRoom;
import org.stillcast.project.Project;
import org.stillcast.slide.Fonts;
import org.stillcast.timeline.Take;
import org.stillcast.timeline.TakeTable;
import org.stillcast.workspace.Workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Three clips of ten seconds, each a chapter; two of them have texts. */
class TextProductsTest {
    private static final String MANIFEST = """
            {"version": 1, "image": "bg.png", "video": {"width": 64, "height": 36}, %s "clips": [
              {"audio": "1.wav", "title": "One", "text": "Hello."}, {"audio": "2.wav", "title": "Two", "gap": 2},
              {"id": "3", "audio": "1.wav", "title": "Three", "text": "Good-bye."}]}
            """;

    @TempDir
    private Path folder;

    private Workbench bench;
    private Workspace workspace;

    @BeforeEach
    void open() throws Exception {
        bench = new Workbench(folder);
        workspace = Workspace.open(bench.settings.temp(), "book");
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    /** Returns those of the first part. */
    private List<TextProducts.Text> texts(String fields) throws Exception {
        Project project = bench.project("book", MANIFEST.formatted(fields));
        StillPhase stills = new StillPhase(project, workspace, "4.4.1", new Fonts(List.of()), 1_000_000);
        stills.look();
        TakeTable takes = new TakeTable(3);
        for (int clip = 0; clip < 3; clip++) {
            Take take = new Take(String.valueOf(clip).repeat(32), 480_000, 1, Optional.empty());
            takes.name(clip, take.fingerprint());
            takes.put(clip, take);
        }
        JoinOrderMaker orders = new JoinOrderMaker(project, stills, "4.4.1", workspace, bench.tools.outbox());
        PlannedParts planned = new PlannedParts(project, takes, orders, List.of(), HeapRoom.ofThisProgram(1));
        PartTags tags = new PartTags(project, planned, takes, "4.4.1");
        return new TextProducts(tags, 0, planned.samples(0), project.audio().sampleRate()).all();
    }

    private Path write(TextProducts.Text text) throws IOException {
        Path file = folder.resolve("text" + text.kind().extension());
        text.content().writeTo(file);
        return file;
    }

    @Test
    void subtitlesAndChaptersAreWrittenAndProven() throws Exception {
        List<TextProducts.Text> texts = texts("");

        assertThat(texts).extracting(text -> text.kind().name()).containsExactly("srt", "vtt", "chapters", "youtube");
        for (TextProducts.Text text : texts) {
            text.proof().require(write(text));
        }
        assertThat(folder.resolve("text.srt")).hasContent("""
                1
                00:00:00,000 --> 00:00:10,000
                Hello.

                2
                00:00:22,000 --> 00:00:32,000
                Good-bye.
                """);
        assertThat(folder.resolve("text.vtt")).content().startsWith("WEBVTT\n");
        assertThat(folder.resolve("text.youtube.txt")).hasContent("0:00 One\n0:10 Two\n0:22 Three\n");
        assertThat(folder.resolve("text.chapters.json")).content().contains("\"startTime\"", "Three");
    }

    @Test
    void whatIsNotWhatWasWrittenIsNotPublished() throws Exception {
        for (TextProducts.Text text : texts("")) {
            Path file = write(text);
            Files.writeString(
                    file, Files.readString(file).replace("Hello", "Hullo").replace("Three", "Tree"));

            assertThatThrownBy(() -> text.proof().require(file))
                    .as(text.kind().name())
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(file.getFileName() + " ");
        }
    }

    @Test
    void onlyWhatIsWantedIsThere() throws Exception {
        assertThat(texts("\"subtitles\": [\"vtt\"], \"chapters\": false,"))
                .extracting(text -> text.kind().name())
                .containsExactly("vtt");
        assertThat(texts("\"subtitles\": [],"))
                .extracting(text -> text.kind().name())
                .containsExactly("chapters", "youtube");
        // YouTube wants three, of ten seconds each
        assertThat(texts("\"split\": 23,"))
                .extracting(text -> text.kind().name())
                .containsExactly("srt", "vtt", "chapters");
    }
}
