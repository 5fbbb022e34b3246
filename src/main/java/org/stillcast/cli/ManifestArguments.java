package org.stillcast.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.stillcast.fault.InvalidManifestException;
import org.stillcast.intake.ManifestFile;
import org.stillcast.settings.Settings;
import org.stillcast.text.Words;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The manifests that are named on the command line. */
final class ManifestArguments {
    private static final Words WORDS = Words.of(ManifestArguments.class);

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "MANIFEST", arity = "1..*")
    private List<Path> arguments = List.of();

    /** Returns what is named, absolute: a manifest, or a folder that stands for the manifest in it. */
    List<Path> named() {
        requireQuotes();
        return arguments.stream()
                .map(argument -> argument.toAbsolutePath().normalize())
                .toList();
    }

    /** Says which manifests are not there, and returns them, where there are several: hours of work on others may come. */
    List<Path> reportAbsent(Settings settings, Console console) throws IOException {
        List<Path> named = named();
        List<Path> absent = named.size() < 2
                ? List.of()
                : named.stream().filter(file -> !Files.exists(file)).distinct().toList();
        for (Path file : absent) {
            try {
                new ManifestFile(file).requireReadable(settings.maxManifestSizeBytes());
            } catch (InvalidManifestException e) {
                console.faults(file, e.lines());
            }
        }
        return absent;
    }

    /** A shell parts a name at its blanks, unless it is in quotes. */
    private void requireQuotes() {
        String joined = arguments.stream().map(Path::toString).collect(Collectors.joining(" "));
        if (arguments.size() > 1 && Files.exists(Path.of(joined))) {
            throw new ParameterException(spec.commandLine(), WORDS.say("quotes", joined));
        }
    }

    /** Returns the files of all. */
    List<Path> files() {
        return named().stream().map(ManifestFile::named).toList();
    }
}
