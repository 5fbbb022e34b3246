package org.stillcast.faults;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a disk may look like after a power loss.
 *
 * @param cut how many changes had been made when the power went
 * @param lost which of them are lost, for people
 * @param entries what there is, by its path below the recorded folder, with {@code /}; a folder comes before what is in it
 */
public record CrashState(int cut, String lost, SortedMap<String, Content> entries) {
    /** Returns what there is below a real folder. */
    public static CrashState of(Path folder, int cut, String lost) throws IOException {
        SortedMap<String, Content> entries = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.filter(any -> !any.equals(folder)).toList()) {
                String name = folder.relativize(path).toString().replace(File.separatorChar, '/');
                entries.put(name, Files.isDirectory(path) ? Content.FOLDER : new Content(Files.readAllBytes(path)));
            }
        }
        return new CrashState(cut, lost, entries);
    }

    /** Returns a file's content; empty if there is no such file. */
    public Optional<Content> file(String path) {
        return Optional.ofNullable(entries.get(path)).filter(content -> content != Content.FOLDER);
    }

    /** Builds it in an empty folder. */
    public void writeTo(Path folder) throws IOException {
        for (Map.Entry<String, Content> entry : entries.entrySet()) {
            Path path = folder.resolve(entry.getKey());
            if (entry.getValue() == Content.FOLDER) {
                Files.createDirectory(path);
            } else {
                Files.write(path, entry.getValue().bytes());
            }
        }
    }

    /**
     * Returns a text that two states have in common only if they are equal below some folder.
     *
     * @param prefixes of the paths that count
     */
    public String key(String... prefixes) {
        StringBuilder key = new StringBuilder();
        for (String prefix : prefixes) {
            entries.forEach((path, content) -> {
                if (path.startsWith(prefix)) {
                    key.append(path).append('\n').append(content.sha256()).append('\n');
                }
            });
        }
        return Content.hash(key.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "power lost after change %d, lost: %s".formatted(cut, lost);
    }
}
