package org.stillcast.media;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.stillcast.files.FileTrouble;
import org.stillcast.files.InTransit;
import org.stillcast.files.TextHead;
import org.stillcast.inbox.InboxName;
import org.stillcast.mp4.Mp4Box;
import org.stillcast.text.Words;

/** A walk through a folder and all that are in it, which sorts what it finds into {@link FolderContents}. */
final class FolderWalk {
    private static final Words WORDS = Words.of(FolderWalk.class);
    private static final Set<String> OWN_NAMES = Set.of("inbox", "outbox", "temp");

    private static final int HEAD_BYTES = 64 * 1024;

    private final Path folder;
    private final Set<Path> own = new HashSet<>();
    private final FolderContents contents;

    FolderWalk(Path folder, List<Path> own, FolderContents contents) {
        this.folder = folder;
        this.contents = contents;
        own.forEach(each -> this.own.add(each.toAbsolutePath().normalize()));
    }

    void run() throws UnusableFileException {
        walk("");
    }

    /**
     * @param start of the names of all files here: the way from the folder, which ends with a slash or is empty
     */
    private void walk(String start) throws UnusableFileException {
        List<String> files = new ArrayList<>();
        List<String> folders = new ArrayList<>();
        for (String name : names(start)) {
            sort(name, start, files, folders);
        }
        takeFiles(start, files);
        for (String name : folders) {
            walk(start + name + "/");
        }
    }

    private List<String> names(String start) throws UnusableFileException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.resolve(start))) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        } catch (DirectoryIteratorException e) {
            throw unlistable(start, Objects.requireNonNullElse(e.getCause(), new IOException(e)));
        } catch (IOException e) {
            throw unlistable(start, e);
        }
        names.sort(NaturalOrder.INSTANCE);
        return names;
    }

    private UnusableFileException unlistable(String start, IOException e) {
        return new UnusableFileException(WORDS.say("folder.unlistable", folder.resolve(start), FileTrouble.kind(e)));
    }

    private void sort(String name, String start, List<String> files, List<String> folders) {
        Path entry = folder.resolve(start + name);
        boolean isFolder = Files.isDirectory(entry);
        String shown = start + name + (isFolder ? "/" : "");
        if (isArriving(name)) {
            contents.leave(LeftOutReason.ARRIVING, shown);
        } else if (InTransit.is(name) || (isFolder && SystemFolder.is(name))) {
            contents.leave(LeftOutReason.HIDDEN, shown);
        } else if (!isFolder) {
            files.add(name);
        } else {
            Optional<LeftOutReason> why = faultOfFolder(entry, start.isEmpty());
            why.ifPresentOrElse(fault -> contents.leave(fault, shown), () -> folders.add(name));
        }
    }

    private static boolean isArriving(String name) {
        return InTransit.finalName(name)
                .map(ExtensionKind::of)
                .filter(kind -> kind != ExtensionKind.OTHER)
                .isPresent();
    }

    private Optional<LeftOutReason> faultOfFolder(Path entry, boolean isAtTop) {
        if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(LeftOutReason.LINK);
        }
        boolean hasOwnName = isAtTop && OWN_NAMES.contains(entry.getFileName().toString());
        if (hasOwnName || own.contains(entry.toAbsolutePath().normalize())) {
            return Optional.of(LeftOutReason.OWN);
        }
        return Files.exists(entry.resolve(InboxName.IN_FOLDER)) ? Optional.of(LeftOutReason.PROJECT) : Optional.empty();
    }

    private void takeFiles(String start, List<String> files) {
        Set<String> converted = new HashSet<>();
        if (files.stream().anyMatch(name -> ExtensionKind.of(name) == ExtensionKind.OTHER_SOUND)) {
            files.stream()
                    .filter(name -> ExtensionKind.of(name) == ExtensionKind.SOUND)
                    .forEach(name -> converted.add(ExtensionKind.stem(name)));
        }
        for (int at = 0; at < files.size(); at++) {
            if (!Companions.isOne(files, at)) {
                take(start, files, at, converted);
            }
        }
    }

    private void take(String start, List<String> files, int at, Set<String> converted) {
        String name = files.get(at);
        switch (ExtensionKind.of(name)) {
            case SOUND -> takeSound(start, files, at);
            case OTHER_SOUND -> {
                if (converted.contains(ExtensionKind.stem(name))) {
                    contents.leave(LeftOutReason.CONVERTED, start + name);
                } else {
                    takeSound(start, files, at);
                }
            }
            case VIDEO -> takeVideo(start + name);
            case PICTURE -> contents.pictures().add(start + name);
            case OTHER_PICTURE -> contents.otherPictures().add(start + name);
            case OTHER -> takeOther(start, name);
        }
    }

    private void takeSound(String start, List<String> files, int at) {
        contents.companions().take(contents.sounds().size(), files, at);
        contents.sounds().add(start + files.get(at));
    }

    private void takeVideo(String name) {
        if (hasSoundOnly(folder.resolve(name))) {
            contents.sounds().add(name);
        } else {
            contents.leave(LeftOutReason.VIDEO, name);
        }
    }

    /** Recorders and messengers put sound alone into an MP4. What cannot be read is a video, as its name says. */
    private static boolean hasSoundOnly(Path file) {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return Mp4Box.media(channel, file, "soun").isPresent()
                    && Mp4Box.media(channel, file, "vide").isEmpty();
        } catch (IOException | RuntimeException e) { // no MP4, or one that is damaged in any way
            return false;
        }
    }

    private void takeOther(String start, String name) {
        if (start.isEmpty() && isManifest(folder.resolve(name))) {
            contents.manifests().add(name);
        } else {
            contents.leave(LeftOutReason.OTHER, start + name);
        }
    }

    /** Notes and transcripts are JSON, too; and some systems hide that a file's name ends with {@code .txt}. */
    private static boolean isManifest(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!name.matches(".*[.]jsonc?([.]txt)?") || !Files.isRegularFile(file)) {
            return false;
        }
        try {
            String head = TextHead.of(file, HEAD_BYTES);
            return head.contains("\"clips\"") && head.contains("\"image\"");
        } catch (IOException e) {
            return false;
        }
    }
}
