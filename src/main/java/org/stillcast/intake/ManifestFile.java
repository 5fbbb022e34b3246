package org.stillcast.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.stillcast.fault.Fault;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.files.Folders;
import org.stillcast.inbox.InboxName;
import org.stillcast.media.FileKind;
import org.stillcast.outbox.ResultFile;
import org.stillcast.text.Identifier;
import org.stillcast.text.Words;

/**
 * The file of a manifest, by its name and its first bytes.
 *
 * @param path of the file, which may not be there
 */
public record ManifestFile(Path path) {
    private static final Words WORDS = Words.of(ManifestFile.class);

    private static final int MOST_SHOWN = 3;

    /** Returns the file that somebody means who names it, or a folder that stands for the one in it; it need not be there. */
    public static Path named(Path named) {
        return Files.isDirectory(named) ? named.resolve(InboxName.IN_FOLDER) : named;
    }

    /**
     * Returns if the file may be read.
     *
     * @param maxBytes most that it may have
     * @throws InvalidManifestException if it is not there, may not be read, or is too large
     * @throws IOException if that cannot be told
     */
    public void requireReadable(long maxBytes) throws InvalidManifestException, IOException {
        if (!Files.isRegularFile(path)) {
            refuse(Files.exists(path) ? WORDS.say("manifest.no-file") : absent());
        }
        if (!Files.isReadable(path)) {
            refuse(WORDS.say("manifest.unreadable"));
        }
        requireSize(Files.size(path), maxBytes);
    }

    /**
     * Returns if a manifest may be so large.
     *
     * @throws InvalidManifestException if not
     */
    public static void requireSize(long bytes, long maxBytes) throws InvalidManifestException {
        if (bytes > maxBytes) {
            refuse(WORDS.say("manifest.too-large", bytes, maxBytes));
        }
    }

    /**
     * Returns what is wrong with a file that is no valid manifest: what it is, if that is known to be something else.
     *
     * @param found by who has read it as a manifest
     */
    InvalidManifestException explained(InvalidManifestException found) throws IOException {
        if (isResult()) {
            return new InvalidManifestException(Fault.WHOLE, WORDS.say("manifest.result"));
        }
        return FileKind.of(path)
                .map(kind -> new InvalidManifestException(Fault.WHOLE, WORDS.say("manifest.other", kind.name())))
                .orElse(found);
    }

    /** A result lies beside the videos, where a manifest is looked for, too. */
    private boolean isResult() throws IOException {
        return ResultFile.readWithoutClips(path)
                .filter(result ->
                        !result.manifestSha256().isEmpty() && !result.parts().isEmpty())
                .isPresent();
    }

    private static void refuse(String message) throws InvalidManifestException {
        throw new InvalidManifestException(Fault.WHOLE, message);
    }

    /** Says what is there in its place, of which one may be meant. */
    private String absent() throws IOException {
        Path folder = Folders.of(path);
        if (!Files.isDirectory(folder)) {
            return WORDS.say("manifest.no-folder", folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.toLowerCase(Locale.ROOT).contains(".json"))
                    .sorted()
                    .limit(MOST_SHOWN)
                    .toList();
            return names.isEmpty()
                    ? absentFrom(folder)
                    : WORDS.say("manifest.others", "\"" + String.join("\", \"", names) + "\"");
        }
    }

    /** Who has named the folder has perhaps no manifest at all. */
    private String absentFrom(Path folder) {
        return isNamedByItsFolder() ? WORDS.say("manifest.none", folder) : WORDS.say("manifest.absent");
    }

    /** Returns the project's id by its name. A file that is named {@code manifest.json} says nothing: then its folder does. */
    public String id() {
        return isNamedByItsFolder() ? idOfFolder() : Identifier.fromName(stem());
    }

    /** Returns the project's id by the folder's name. */
    String idOfFolder() {
        return Identifier.fromName(String.valueOf(Folders.of(path).getFileName()));
    }

    private boolean isNamedByItsFolder() {
        return stem().equalsIgnoreCase(InboxName.stem(InboxName.IN_FOLDER));
    }

    private String stem() {
        return InboxName.stem(path.getFileName().toString());
    }
}
