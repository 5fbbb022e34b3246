package org.stillcast.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.stillcast.files.Folders;
import org.stillcast.files.TextHead;
import org.stillcast.outbox.Result;
import org.stillcast.outbox.ResultFile;
import org.stillcast.text.Words;

/** The published projects that a path stands for: a result file's, a project's folder's, or all in an outbox. */
final class PublishedProjects {
    private static final Words WORDS = Words.of(PublishedProjects.class);
    private static final Pattern CLIPS = Pattern.compile("\"clips\"\\s*:");
    private static final int HEAD_BYTES = 4096;

    private final Path named;

    /**
     * @param named absolute
     */
    PublishedProjects(Path named) {
        this.named = named;
    }

    /** Returns the result files, in the order of their names; none if there is no project. */
    List<Path> resultFiles() throws IOException {
        if (!Files.isDirectory(named)) {
            return List.of(named);
        }
        if (Files.exists(resultIn(named))) {
            return List.of(resultIn(named));
        }
        try (Stream<Path> folders = Files.list(named)) {
            return folders.map(PublishedProjects::resultIn)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static Path resultIn(Path folder) {
        return folder.resolve(folder.getFileName() + ".json");
    }

    /** Returns what the path is, and what to give instead, if it stands for no project. */
    Optional<String> whatElse() throws IOException {
        if (!Files.exists(named)) {
            return Optional.of(WORDS.say("nothing-there"));
        }
        if (Files.isDirectory(named)) {
            return resultFiles().isEmpty() ? Optional.of(WORDS.say("no-projects-in-it")) : Optional.empty();
        }
        if (ResultFile.readWithoutClips(named)
                .map(Result::parts)
                .filter(parts -> !parts.isEmpty())
                .isPresent()) {
            return Optional.empty();
        }
        return Optional.of(file());
    }

    private String file() throws IOException {
        Path folder = Folders.of(named);
        if (Files.isRegularFile(resultIn(folder))) {
            return WORDS.say("belongs-to-project", Console.shown(folder));
        }
        String head = TextHead.of(named, HEAD_BYTES);
        return CLIPS.matcher(head).find() ? WORDS.say("is-manifest") : WORDS.say("is-no-result");
    }
}
