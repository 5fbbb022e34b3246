package org.stillcast.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.files.WholeFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FaultyFileSystemTest {
    @TempDir
    private Path real;

    private final FaultyFileSystem files = new FaultyFileSystem();
    private Path folder;

    @BeforeEach
    void wrap() {
        folder = files.wrap(real);
    }

    @Test
    void withoutFaultsItIsTheRealOne() throws IOException {
        Path file = folder.resolve("a/b/c.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "one");
        Files.writeString(file, " two", StandardOpenOption.APPEND);
        WholeFiles.write(file.resolveSibling("d.txt"), out -> out.write('d'));
        WholeFiles.rename(file, folder.resolve("e.txt"));

        assertThat(real.resolve("e.txt")).hasContent("one two");
        assertThat(real.resolve("a/b/d.txt")).hasContent("d");
        assertThat(file).doesNotExist();
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all)
                    .containsExactlyInAnyOrder(
                            folder,
                            folder.resolve("a"),
                            folder.resolve("a/b"),
                            folder.resolve("a/b/d.txt"),
                            folder.resolve("e.txt"));
        }
    }

    @Test
    void otherProgramsCanBeGivenItsPaths() {
        Path file = folder.resolve("a.txt");

        assertThat(file).hasToString(real.resolve("a.txt").toString());
        assertThat(file.toFile()).isEqualTo(real.resolve("a.txt").toFile());
        assertThat(file.toAbsolutePath().normalize().getFileSystem()).isSameAs(files);
    }

    @Test
    void aFullDiskTakesTheBytesThatItHasRoomFor() throws IOException {
        FullDisk disk = new FullDisk(real.resolve("full"), 5);
        Files.createDirectory(folder.resolve("full"));
        files.inject(disk);
        Path file = folder.resolve("full/a.txt");

        assertThatThrownBy(() -> Files.writeString(file, "12345678"))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("No space left on device");
        assertThat(real.resolve("full/a.txt")).hasContent("12345");
        assertThatThrownBy(() -> Files.createDirectory(folder.resolve("full/b")))
                .hasMessageContaining("No space left on device");
        Files.writeString(folder.resolve("elsewhere.txt"), "12345678");

        disk.free(100);
        Files.writeString(file, "12345678");
        assertThat(real.resolve("full/a.txt")).hasContent("12345678");
    }

    @Test
    void whatAConditionHoldsForIsRefusedUntilItIsHealed() throws IOException {
        Path denied = Files.writeString(folder.resolve("denied.txt"), "d");
        Path broken = Files.writeString(folder.resolve("broken.txt"), "b");
        Path vanished = Files.writeString(folder.resolve("vanished.txt"), "v");
        files.inject(FileFault.when((operation, path) -> path.endsWith("denied.txt"), FileFault::accessDenied));
        files.inject(FileFault.when(
                (operation, path) -> operation == Operation.SYNC && path.endsWith("broken.txt"),
                FileFault::inputOutputError));
        files.inject(FileFault.when((operation, path) -> path.endsWith("vanished.txt"), FileFault::noSuchFile));

        assertThatThrownBy(() -> Files.readString(denied)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> Files.move(folder.resolve("broken.txt"), denied))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> Files.size(vanished)).isInstanceOf(NoSuchFileException.class);
        assertThat(Files.exists(vanished)).isFalse();
        try (FileChannel channel = FileChannel.open(broken, StandardOpenOption.WRITE)) {
            assertThatThrownBy(() -> channel.force(true)).hasMessageContaining("Input/output error");
        }

        files.heal();
        assertThat(Files.readString(denied)).isEqualTo("d");
        assertThat(Files.exists(vanished)).isTrue();
    }

    @Test
    void aDiskCanBeMadeToSayHowMuchIsFree() throws IOException {
        files.pretendUsableSpace(42);

        assertThat(Files.getFileStore(folder).getUsableSpace()).isEqualTo(42);
        assertThat(Files.getFileStore(folder)).isEqualTo(Files.getFileStore(folder.resolve(".")));
    }

    @Test
    void aWriterThatIsOpenMeetsTheFaultToo() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("a.txt"))) {
            out.write('1');
            files.inject(
                    FileFault.when((operation, path) -> operation == Operation.WRITE, FileFault::inputOutputError));
            assertThatThrownBy(() -> out.write('2')).hasMessageContaining("Input/output error");
        }
        assertThat(real.resolve("a.txt")).hasContent("1");
    }
}
