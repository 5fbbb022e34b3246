package org.stillcast.slide;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The folders that a system has its fonts in, whether they are there or not. */
final class SystemFonts {
    private SystemFonts() {}

    /**
     * Returns them.
     *
     * @param osName as Java tells it
     * @param environment the variables of the process
     */
    static List<Path> folders(String osName, Path home, Map<String, String> environment) {
        String name = osName.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return windows(home, environment);
        }
        if (name.startsWith("mac")) {
            return List.of(Path.of("/System/Library/Fonts"), Path.of("/Library/Fonts"), home.resolve("Library/Fonts"));
        }
        return List.of(
                Path.of("/usr/share/fonts"),
                Path.of("/usr/local/share/fonts"),
                home.resolve(".local/share/fonts"),
                home.resolve(".fonts"));
    }

    private static List<Path> windows(Path home, Map<String, String> environment) {
        String windows = environment.getOrDefault("WINDIR", "C:\\Windows");
        Path own = Optional.ofNullable(environment.get("LOCALAPPDATA"))
                .map(Path::of)
                .orElse(home.resolve("AppData").resolve("Local"));
        List<Path> folders = new ArrayList<>();
        folders.add(Path.of(windows).resolve("Fonts"));
        folders.add(own.resolve("Microsoft").resolve("Windows").resolve("Fonts"));
        return folders;
    }
}
