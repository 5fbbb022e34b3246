package org.stillcast.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class FileTroubleTest {
    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(new AccessDeniedException("/a/temp"), "/a/temp: access is denied; check its permissions, "),
                arguments(new DirectoryNotEmptyException("/a"), "/a: the folder is not empty"),
                arguments(
                        new FileSystemException("/a", "/b", "No space left on device"),
                        "/a -> /b: the disk is full (No space left on device)"),
                arguments(
                        new FileSystemException("/a", null, "Read-only file system"),
                        "/a: the disk may only be read (Read-only file system)"),
                arguments(
                        new FileSystemException("/a", null, "Operation not permitted"), "/a: Operation not permitted"),
                arguments(new FileSystemException("/a"), "/a: FileSystem"),
                arguments(new IOException("the share is away"), "the share is away"),
                arguments(new IOException(), "IO"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatTheFileSystemRefusesIsOneSentence(Exception refusal, String sentence) {
        assertThat(FileTrouble.sentence(refusal)).startsWith(sentence);
    }

    @Test
    void whatJavaItselfThrowsHasAReason(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Files.write(file, new byte[] {(byte) 0xE4});
        List<IOException> thrown = List.of(
                catchThrowableOfType(IOException.class, () -> Files.createDirectories(file)),
                catchThrowableOfType(IOException.class, () -> Files.createDirectories(file.resolve("temp"))),
                catchThrowableOfType(IOException.class, () -> Files.size(folder.resolve("missing"))),
                catchThrowableOfType(IOException.class, () -> WholeFiles.deleteIn(file, any -> true)),
                catchThrowableOfType(IOException.class, () -> Files.readString(file)));

        assertThat(thrown.stream().map(FileTrouble::sentence))
                .containsExactly(
                        file + ": a file of that name is in the way",
                        file.resolve("temp") + ": there is a file where a folder should be (Not a directory)",
                        folder.resolve("missing") + ": is not there",
                        file + ": is not a folder",
                        "is not UTF-8; save it again with that encoding");
    }
}
