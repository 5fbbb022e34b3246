package org.stillcast.reception;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.stillcast.inbox.Drop;
import org.stillcast.inbox.Inbox;
import org.stillcast.inbox.InboxName;

/** What lies in an inbox, at one look: for those who ask from outside, and do not wait for it to be whole. */
public final class Drops {
    private static final FolderLook NAMES_ONLY = new FolderLook(Optional.empty(), false, List.of(), 0);

    private Drops() {}

    /** Returns all that is there and is a project, as far as that can be told, by name; nothing if the inbox is not there. */
    public static List<Drop> in(Path inbox) throws IOException {
        List<Drop> drops = new ArrayList<>();
        if (!Files.isDirectory(inbox)) {
            return drops;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(inbox)) {
            for (Path entry : entries) {
                manifest(entry).ifPresent(manifest -> drops.add(new Drop(entry, manifest)));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        drops.sort(Comparator.comparing(Drop::name));
        return drops;
    }

    private static Optional<Path> manifest(Path entry) throws IOException {
        String name = entry.getFileName().toString();
        if (Files.isRegularFile(entry)) {
            return Optional.of(entry).filter(file -> InboxName.of(name) == InboxName.MANIFEST);
        }
        boolean mayBeProject = Files.isDirectory(entry) && !Inbox.isReserved(name) && !name.startsWith(".");
        return mayBeProject ? FolderLook.into(entry, Optional.of(NAMES_ONLY)).manifest() : Optional.empty();
    }

    /** Returns the one of a name, with or without the ending of a manifest's file. */
    public static Optional<Drop> find(List<Drop> drops, String name) {
        return Stream.of(name, name + ".json", name + ".jsonc")
                .flatMap(each -> drops.stream().filter(drop -> drop.name().equals(each)))
                .findFirst();
    }
}
