package org.stillcast.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.files.Folders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class FfmpegBinaryTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-02-20T20:20:20Z"));

    @TempDir
    private Path folder;

    @Test
    void theBundledOneIsUnpackedOnceAndThenReused() throws IOException {
        FfmpegBinary binary = bundled(folder.resolve("home"));

        Path unpacked = binary.find("bundled");
        Files.setLastModifiedTime(unpacked, LONG_AGO);
        Path again = binary.find("bundled");

        assertThat(unpacked).startsWith(folder.resolve("home")).isExecutable();
        assertThat(again).isEqualTo(unpacked);
        assertThat(Files.getLastModifiedTime(again)).isEqualTo(LONG_AGO);
        assertThat(unpacked.resolveSibling("..")
                        .resolve("ffmpeg-4.4.1")
                        .toFile()
                        .list())
                .containsExactly(unpacked.getFileName().toString());
    }

    @Test
    void aBundledOneThatIsNotWholeIsUnpackedAgain() throws IOException {
        FfmpegBinary binary = bundled(folder.resolve("home"));
        Path unpacked = binary.find("bundled");
        long bytes = Files.size(unpacked);
        Files.writeString(unpacked, "torn");

        Path again = binary.find("bundled");

        assertThat(again).isEqualTo(unpacked).hasSize(bytes).isExecutable();
    }

    @Test
    void onlyItsOwnerMayRunTheBundledOne() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));

        Path unpacked = bundled(folder.resolve("home")).find("bundled");

        assertThat(Files.getPosixFilePermissions(unpacked)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(Folders.of(unpacked)))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void theBundledOneIsUnpackedElsewhereWhereTheHomeCannotBeWritten() throws IOException {
        Path home = Files.createFile(folder.resolve("home"));

        Path unpacked = bundled(home).find("bundled");

        assertThat(unpacked)
                .hasParent(folder.resolve("temp").resolve("ffmpeg-4.4.1"))
                .isExecutable();
    }

    /** As in what is installed with its own Java: no program lies in a folder that can be written. */
    @Test
    void theBundledOneThatLiesBesideTheProgramIsTakenFromThere() throws IOException {
        Path unpacked = bundled(folder.resolve("home")).find("bundled");
        Path program = Files.createDirectory(folder.resolve("program"));
        Path beside = Files.createLink(program.resolve(unpacked.getFileName()), unpacked);

        Path found = bundled(folder.resolve("another")).find("bundled");

        assertThat(found).isEqualTo(beside);
        assertThat(folder.resolve("another")).doesNotExist();
    }

    @Test
    void theFirstOneOnThePathThatCanBeRunIsTaken() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        Path first = program("first");
        program("second");

        Path found = onPath("missing", "empty", "first", "second").find("path");

        assertThat(found).isEqualTo(first);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileOnThePathThatCannotBeRunIsPassedOver() throws IOException {
        Files.setPosixFilePermissions(program("first"), PosixFilePermissions.fromString("rw-------"));
        Path second = program("second");

        Path found = onPath("first", "second").find("path");

        assertThat(found).isEqualTo(second);
    }

    @Test
    void aPathWithoutFfmpegIsRefused() {
        String sentence = "stillcast.ffmpeg=path, but there is no ffmpeg on the PATH; install one, or use bundled";

        assertThatThrownBy(() -> onPath("empty").find("path"))
                .isInstanceOf(IOException.class)
                .hasMessage(sentence);
        assertThatThrownBy(() -> new FfmpegBinary(Map.of(), folder, folder, folder).find("path"))
                .isInstanceOf(IOException.class)
                .hasMessage(sentence);
    }

    @Test
    void aFileIsTakenAsItIsNamed() throws IOException {
        Path file = program("my tools");

        assertThat(bundled(folder).find(file.toString())).isEqualTo(file);
    }

    @Test
    void aFileThatCannotBeRunIsRefused() {
        Path missing = folder.resolve("ffmpeg");

        assertThatThrownBy(() -> bundled(folder).find(missing.toString()))
                .isInstanceOf(IOException.class)
                .hasMessage("stillcast.ffmpeg names no program that can be run: " + missing);
        assertThatThrownBy(() -> bundled(folder).find(folder.toString()))
                .isInstanceOf(IOException.class)
                .hasMessage("stillcast.ffmpeg names no program that can be run: " + folder);
    }

    private FfmpegBinary bundled(Path home) {
        return new FfmpegBinary(Map.of(), home, folder.resolve("temp"), folder.resolve("program"));
    }

    /** Returns one for a PATH of an empty element and some folders. */
    private FfmpegBinary onPath(String... names) {
        String path = Stream.of(names)
                .map(name -> folder.resolve(name).toString())
                .collect(Collectors.joining(File.pathSeparator, File.pathSeparator, ""));
        return new FfmpegBinary(Map.of("PATH", path), folder, folder, folder);
    }

    private Path program(String folderName) throws IOException {
        Path file = Files.createDirectory(folder.resolve(folderName))
                .resolve(OS.current() == OS.WINDOWS ? "ffmpeg.exe" : "ffmpeg");
        Files.writeString(file, "#!/bin/sh\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
