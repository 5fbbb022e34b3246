package org.stillcast.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisabledOnOs(OS.WINDOWS) // a folder cannot be opened there
class CrashStatesTest {
    private static final Map<String, String> NOTHING = Map.of("old", "as it was");

    @TempDir
    private Path real;

    private final FaultyFileSystem files = new FaultyFileSystem();
    private Path folder;
    private Recording recording;

    @BeforeEach
    void record() throws IOException {
        folder = files.wrap(real.toRealPath());
        Files.writeString(real.resolve("old"), "as it was");
        recording = files.record(folder);
    }

    @Test
    void aNewFileMayBeThereWithoutItsBytesAndItsNameMayBeLost() throws IOException {
        Files.writeString(folder.resolve("a"), "12");

        assertThat(states())
                .containsExactlyInAnyOrder(NOTHING, with("a", ""), with("a", "12"), with("a", "1"), with("a", "\0\0"));
    }

    @Test
    void bytesLastOnceTheFileIsSyncedAndTheNameOnceTheFolderIs() throws IOException {
        Files.writeString(folder.resolve("a"), "12");
        sync(folder.resolve("a"));
        assertThat(lastStates()).containsExactlyInAnyOrder(NOTHING, with("a", "12"));

        sync(folder);
        assertThat(lastStates()).containsExactly(with("a", "12"));
    }

    @Test
    void whatIsWrittenAfterTheSyncIsLost() throws IOException {
        Files.writeString(folder.resolve("old"), ", and more", StandardOpenOption.APPEND);
        sync(folder.resolve("old"));
        Files.writeString(folder.resolve("old"), "!", StandardOpenOption.APPEND);

        assertThat(lastStates())
                .containsExactlyInAnyOrder(
                        Map.of("old", "as it was, and more"),
                        Map.of("old", "as it was, and more!"),
                        Map.of("old", "as it was, and more\0"));
    }

    @Test
    void aFileThatIsRewrittenInPlaceMayBeEmpty() throws IOException {
        Files.writeString(folder.resolve("old"), "12");

        assertThat(states()).contains(Map.of("old", "as it was"), Map.of("old", ""), Map.of("old", "12"));
    }

    @Test
    void aRenameReplacesAtOnceButWithWhatWasSyncedOnly() throws IOException {
        Files.writeString(folder.resolve("new"), "12");
        Files.move(folder.resolve("new"), folder.resolve("old"), StandardCopyOption.ATOMIC_MOVE);

        assertThat(lastStates())
                .contains(Map.of("old", "12"), Map.of("old", ""), NOTHING)
                .allMatch(state -> state.containsKey("old"));
    }

    @Test
    void betweenFoldersEachHalfOfARenameLastsByItself() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        sync(folder);
        Files.move(folder.resolve("old"), folder.resolve("sub/old"), StandardCopyOption.ATOMIC_MOVE);

        assertThat(lastStates())
                .containsExactlyInAnyOrder(
                        Map.of("old", "as it was", "sub/", ""),
                        Map.of("sub/", "", "sub/old", "as it was"),
                        Map.of("old", "as it was", "sub/", "", "sub/old", "as it was"),
                        Map.of("sub/", ""));

        sync(folder.resolve("sub"));
        sync(folder);
        assertThat(lastStates()).containsExactly(Map.of("sub/", "", "sub/old", "as it was"));
    }

    @Test
    void oneDeletionMayLastAndAnEarlierOneNot() throws IOException {
        Files.writeString(folder.resolve("a"), "1");
        sync(folder.resolve("a"));
        sync(folder);
        Files.delete(folder.resolve("old"));
        Files.delete(folder.resolve("a"));

        assertThat(lastStates())
                .containsExactlyInAnyOrder(Map.of(), Map.of("a", "1"), NOTHING, Map.of("old", "as it was", "a", "1"));
    }

    @Test
    void aFolderThatIsLostTakesWhatIsInItAlong() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/a"), "1");
        sync(folder.resolve("sub/a"));
        sync(folder.resolve("sub"));

        assertThat(lastStates())
                .containsExactlyInAnyOrder(NOTHING, Map.of("old", "as it was", "sub/", "", "sub/a", "1"));
    }

    @Test
    void aFileOfAnotherProgramIsNoticedWhenItIsRenamed() throws IOException {
        Files.writeString(real.resolve("theirs"), "12");
        Files.move(folder.resolve("theirs"), folder.resolve("ours"));
        Files.writeString(real.resolve("ours"), "345");
        sync(folder.resolve("ours"));

        assertThat(recording.lines())
                .containsExactly(
                        "create theirs",
                        "another program writes theirs",
                        "rename theirs to ours",
                        "another program cuts off ours",
                        "another program writes ours",
                        "sync ours");
        assertThat(states()).contains(with("ours", ""), with("ours", "12"), with("ours", "345"));
    }

    @Test
    void aLinkIsASecondName() throws IOException {
        Files.createLink(folder.resolve("second"), folder.resolve("old"));
        sync(folder);
        Files.delete(folder.resolve("old"));

        assertThat(lastStates()).contains(Map.of("second", "as it was"));
    }

    @Test
    void whatIsWrittenAfterARenameGoesToTheSameFile() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("a"))) {
            Files.move(folder.resolve("a"), folder.resolve("b"));
            out.write('1');
        }

        assertThat(lastStates()).contains(with("b", "1"));
    }

    @Test
    void aStateCanBeBuilt() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/a"), "1");
        Path built = Files.createDirectory(real.resolve("built"));

        new CrashStates(recording)
                .all()
                .filter(state -> text(state).equals(Map.of("old", "as it was", "sub/", "", "sub/a", "1")))
                .findFirst()
                .orElseThrow()
                .writeTo(built);

        assertThat(built.resolve("old")).hasContent("as it was");
        assertThat(built.resolve("sub/a")).hasContent("1");
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private List<Map<String, String>> states() {
        return new CrashStates(recording).all().map(CrashStatesTest::text).toList();
    }

    /** Returns those of the last cut, also such as are there at an earlier one. */
    private List<Map<String, String>> lastStates() {
        return new CrashStates(recording)
                .at(recording.size())
                .map(CrashStatesTest::text)
                .distinct()
                .toList();
    }

    private static Map<String, String> text(CrashState state) {
        Map<String, String> text = new TreeMap<>();
        state.entries()
                .forEach((path, content) -> text.put(
                        content == Content.FOLDER ? path + "/" : path,
                        new String(content.bytes(), StandardCharsets.UTF_8)));
        return text;
    }

    private static Map<String, String> with(String name, String content) {
        Map<String, String> all = new TreeMap<>(NOTHING);
        all.put(name, content);
        return all;
    }
}
