package org.stillcast;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.stillcast.settings.Settings;

/** Manifests as they are named on the command line. */
final class Manifests {
    private static final String NAME_IN_A_FOLDER = "manifest.json";

    private Manifests() {}

    /** Returns the absolute file that an argument means: a folder stands for the manifest in it. */
    static Path locate(Path argument) {
        Path file = argument.toAbsolutePath().normalize();
        return Files.isDirectory(file) ? file.resolve(NAME_IN_A_FOLDER) : file;
    }

    /** Returns the folders that the files of a manifest may lie in that somebody names on the command line. */
    static List<Path> rootsBeside(Path manifest, Settings settings) {
        return Stream.concat(Stream.of(manifest.getParent()), settings.mediaRoots().stream())
                .toList();
    }
}
