package org.stillcast.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;

import org.stillcast.settings.Property;
import org.stillcast.settings.Settings;
import org.stillcast.text.Words;

/**
 * Folders that somebody has named and that are not there, which a slip of the hand looks like. An inbox is refused then: it
 * would be made, and watched for ever while the manifests lie in the other one. A media root is only told about, since it may be
 * on a share that comes later. Where something is written to, outbox and temp, is made. So is the inbox that is nobody's choice.
 */
final class ConfiguredFolders {
    private static final Words WORDS = Words.of(ConfiguredFolders.class);

    private final Settings settings;
    private final Path home;

    /**
     * @param home folder that relative folders start at
     */
    ConfiguredFolders(Settings settings, Path home) {
        this.settings = settings;
        this.home = home;
    }

    /**
     * Returns if the inbox is there, or is the one that is made.
     *
     * @throws IOException if it has to be there and is not; the message says what to do
     */
    void requireInbox() throws IOException {
        Path inbox = settings.inbox();
        boolean own = inbox.equals(home.resolve(Property.INBOX.defaultText()).normalize());
        if (Files.exists(inbox) && !Files.isDirectory(inbox)) {
            throw new NotDirectoryException(inbox.toString());
        }
        if (!own && !Files.exists(inbox)) {
            throw new IOException(WORDS.say("inbox-absent", inbox, meantBeside(inbox)));
        }
    }

    /** Returns a sentence for each media root that is not there. */
    List<String> missingRoots() {
        return settings.mediaRoots().stream()
                .filter(root -> !Files.isDirectory(root))
                .map(root -> WORDS.say("root-absent", root, meantBeside(root)))
                .toList();
    }

    /** Returns a question after the folder beside a missing one that is named nearly like it; nothing if there is none. */
    private static String meantBeside(Path missing) {
        return PathGuess.of(missing, Files::isDirectory)
                .map(near -> WORDS.say("meant", near))
                .orElse("");
    }
}
