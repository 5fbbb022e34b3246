package org.stillcast.reception;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.stillcast.files.TextHead;
import org.stillcast.inbox.InboxName;

/**
 * What a look into a folder of the inbox has shown. However much is in it, that is read as a stream.
 *
 * @param manifest that makes it a project: {@code manifest.json}, or the only one directly in it that has clips
 * @param isSure whether that has clips, and is not another program's file by the usual name
 * @param others names of files directly in it that people may take for its manifest; a few of them
 * @param state a number that changes with any file that comes, goes, grows or is written to, however deep
 */
record FolderLook(Optional<Path> manifest, boolean isSure, List<String> others, long state) {
    /** That we may not look into it. */
    private static final FolderLook DENIED = new FolderLook(Optional.empty(), false, List.of(), -1);

    private static final int MOST_NAMED = 5;
    private static final int MOST_DEEP = 64;
    private static final int MOST_READ_BYTES = 1024 * 1024;

    /** Results list clips, too, and their folders must stay where they are: the inbox may be the outbox, or have it in it. */
    private static final String OF_RESULT = "\"manifestSha256\"";

    /**
     * Looks into a folder.
     *
     * @param before a look whose state is taken over, so that only the names of what is directly in it are read; empty to
     *     look at all that is in it
     */
    static FolderLook into(Path folder, Optional<FolderLook> before) throws IOException {
        try {
            return lookInto(folder, before);
        } catch (AccessDeniedException e) {
            return DENIED;
        }
    }

    /** Tells whether nothing was shown, as we may not look into it. */
    boolean isDenied() {
        return equals(DENIED);
    }

    private static FolderLook lookInto(Path folder, Optional<FolderLook> before) throws IOException {
        List<Path> jsons = new ArrayList<>();
        List<String> others = new ArrayList<>();
        Optional<Path> usual = Optional.empty();
        long state = before.isPresent() ? before.get().state() : stateOf(folder, 0);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                InboxName kind = InboxName.of(name);
                if (name.equalsIgnoreCase(InboxName.IN_FOLDER)) {
                    usual = name.equals(InboxName.IN_FOLDER) ? Optional.of(entry) : usual.or(() -> Optional.of(entry));
                } else if (kind == InboxName.MANIFEST && jsons.size() < MOST_NAMED) {
                    jsons.add(entry);
                } else if (kind == InboxName.MISNAMED && others.size() < MOST_NAMED) {
                    others.add(name);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        jsons.forEach(file -> others.add(file.getFileName().toString()));
        Optional<Path> only = jsons.size() == 1 ? Optional.of(jsons.get(0)) : Optional.empty();
        Optional<Path> found = usual.isPresent() ? usual.filter(Files::isRegularFile) : only;
        boolean isSure = found.isPresent() && hasClips(found.get());
        Optional<Path> manifest = isSure || usual.isPresent() ? found : Optional.empty();
        return new FolderLook(manifest, isSure, others.stream().sorted().toList(), state);
    }

    /** Folders of media have other JSON files of other programs in them. */
    private static boolean hasClips(Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return false;
        }
        String text = TextHead.of(file, MOST_READ_BYTES);
        return text.contains("\"clips\"") && !text.contains(OF_RESULT);
    }

    /** A sum, as the order of a folder's entries is any. Links are not followed, which may lead in circles. */
    private static long stateOf(Path folder, int depth) throws IOException {
        long state = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                state += stateOfEntry(entry, depth);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return state;
    }

    private static long stateOfEntry(Path entry, int depth) {
        long own = 31L * entry.getFileName().hashCode() + depth;
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isDirectory()) {
                own = 31 * own + attributes.size();
                own = 31 * own + attributes.lastModifiedTime().hashCode();
            } else if (depth < MOST_DEEP) {
                own = 31 * own + stateOf(entry, depth + 1);
            }
        } catch (IOException e) {
            own = 31 * own - 1; // just gone, or not to be looked into
        }
        return own * 0x9E3779B97F4A7C15L;
    }
}
