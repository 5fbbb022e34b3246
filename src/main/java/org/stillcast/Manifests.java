package org.stillcast;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.stillcast.settings.Settings;
import picocli.CommandLine.Parameters;

/** The manifests that are named on the command line. */
final class Manifests {
    private static final String NAME_IN_A_FOLDER = "manifest.json";

    @Parameters(paramLabel = "MANIFEST", arity = "1..*")
    private List<Path> arguments = List.of();

    /** Returns what is named, absolute: a manifest, or a folder that stands for the manifest in it. */
    List<Path> named() {
        return arguments.stream()
                .map(argument -> argument.toAbsolutePath().normalize())
                .toList();
    }

    /** Returns the files of all. */
    List<Path> files() {
        return named().stream().map(Manifests::file).toList();
    }

    /** Returns the file of what is named: that of a folder need not be there. */
    static Path file(Path named) {
        return Files.isDirectory(named) ? named.resolve(NAME_IN_A_FOLDER) : named;
    }

    /** Returns the folders that the files of such a manifest may lie in. */
    static List<Path> rootsOf(Path manifest, Settings settings) {
        return Stream.concat(Stream.of(manifest.getParent()), settings.mediaRoots().stream())
                .toList();
    }
}
