package org.stillcast.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.stillcast.files.Folders;
import org.stillcast.files.WholeFiles;
import org.stillcast.text.Words;

/**
 * Finds the ffmpeg that the settings name: the bundled one, the system's, or a file. The bundled one lies beside the program
 * where that was installed with its own Java; else it is unpacked once from its jar.
 */
public final class FfmpegBinary {
    private static final Words WORDS = Words.of(FfmpegBinary.class);
    private static final String RESOURCES = "/ws/schild/jave/nativebin/";
    private static final String BUNDLE = "ffmpeg-4.4.1";

    private final Map<String, String> environment;
    private final Path userHome;
    private final Path fallback;
    private final Path programFolder;

    /**
     * @param environment the variables of the process
     * @param userHome the bundled one is unpacked to the system's place for such things in it
     * @param fallback folder that it is unpacked to where that cannot be written
     * @param programFolder folder that the program is in
     */
    public FfmpegBinary(Map<String, String> environment, Path userHome, Path fallback, Path programFolder) {
        this.environment = environment;
        this.userHome = userHome;
        this.fallback = fallback;
        this.programFolder = programFolder;
    }

    /**
     * Returns the program.
     *
     * @param setting {@code bundled}, {@code path} or the name of a file
     * @throws IOException if there is none; the message says what to do
     */
    public Path find(String setting) throws IOException {
        return switch (setting) {
            case "bundled" -> bundled();
            case "path" -> onThePath().orElseThrow(() -> new IOException(WORDS.say("program-not-on-path")));
            default -> checked(setting);
        };
    }

    private static Path checked(String setting) throws IOException {
        Path file = Path.of(setting).toAbsolutePath();
        if (Files.isRegularFile(file) && Files.isExecutable(file)) {
            return file;
        }
        throw new IOException(
                setting.matches("(?i)ffmpeg(?:[.]exe)?")
                        ? WORDS.say("program-meant-path", file)
                        : WORDS.say("program-missing", file));
    }

    private Optional<Path> onThePath() {
        String path = Optional.ofNullable(environment.get("PATH")).orElse("");
        String name = isWindows() ? "ffmpeg.exe" : "ffmpeg";
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder).toAbsolutePath().resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Path bundled() throws IOException {
        String name = resourceName();
        Path installed = programFolder.resolve(name);
        if (Files.isExecutable(installed)) {
            return installed;
        }
        URL resource = FfmpegBinary.class.getResource(RESOURCES + name);
        if (resource == null) {
            throw new IOException(
                    WORDS.say("program-not-bundled", System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        try {
            return unpacked(resource, cacheFolder().resolve(BUNDLE).resolve(name));
        } catch (FileSystemException e) {
            return unpacked(resource, fallback.resolve(BUNDLE).resolve(name));
        }
    }

    private static Path unpacked(URL resource, Path target) throws IOException {
        URLConnection connection = resource.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            if (!Files.isExecutable(target) || Files.size(target) != connection.getContentLengthLong()) {
                unpack(in, target);
            }
            return target;
        }
    }

    private static void unpack(InputStream in, Path target) throws IOException {
        ownerOnly(Files.createDirectories(Folders.of(target)));
        Path temporary = WholeFiles.temporaryFor(target);
        try {
            try (OutputStream out = Files.newOutputStream(temporary)) {
                in.transferTo(out);
            }
            ownerOnly(temporary);
            WholeFiles.rename(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void ownerOnly(Path path) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) { // Windows has none; there the user's own folder is private
            view.setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static String resourceName() {
        boolean arm = List.of("aarch64", "arm64").contains(System.getProperty("os.arch"));
        if (isWindows()) {
            return "ffmpeg-amd64.exe"; // Windows on ARM runs it, too
        }
        if (isMac()) {
            return arm ? "ffmpeg-aarch64-osx" : "ffmpeg-x86_64-osx";
        }
        return arm ? "ffmpeg-aarch64" : "ffmpeg-amd64";
    }

    private Path cacheFolder() {
        if (isWindows()) {
            return Optional.ofNullable(environment.get("LOCALAPPDATA"))
                    .map(Path::of)
                    .orElse(userHome.resolve("AppData").resolve("Local"))
                    .resolve("Stillcast");
        }
        if (isMac()) {
            return userHome.resolve("Library").resolve("Caches").resolve("Stillcast");
        }
        return Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                .filter(name -> name.startsWith("/"))
                .map(Path::of)
                .orElse(userHome.resolve(".cache"))
                .resolve("stillcast");
    }

    private static boolean isWindows() {
        return osName().startsWith("windows");
    }

    private static boolean isMac() {
        return osName().startsWith("mac");
    }

    private static String osName() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    }
}
