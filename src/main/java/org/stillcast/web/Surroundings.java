package org.stillcast.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.stillcast.files.FolderProbe;
import org.stillcast.process.FfmpegVersion;
import org.stillcast.run.Tools;
import org.stillcast.settings.Settings;
import org.stillcast.text.Words;

/** What the work needs around it: folders that can be written, room on their disks, and an ffmpeg that runs. */
final class Surroundings {
    private static final Words WORDS = Words.of(Surroundings.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** An ffmpeg that has run is believed for so long: to start it is the most that a look costs. */
    private static final Duration FFMPEG_BELIEVED = Duration.ofMinutes(1);

    private static final Duration FOLDERS_BELIEVED = Duration.ofSeconds(5);

    private final Path ffmpeg;
    private final Map<String, Path> folders;
    private final long minFreeBytes;
    private final Clock clock;
    private Instant ffmpegSeen = Instant.EPOCH;
    private Instant foldersSeen = Instant.EPOCH;

    Surroundings(Tools tools) {
        Settings settings = tools.settings();
        ffmpeg = tools.ffmpeg().program();
        folders = Map.of("inbox", settings.inbox(), "outbox", settings.outbox(), "temp", settings.temp());
        minFreeBytes = settings.minFreeBytes();
        clock = tools.clock();
    }

    /** Returns what has to be well for the program to be ready. */
    List<ReadyCheck> checks() {
        return List.of(
                new ReadyCheck("folders", this::requireFolders),
                new ReadyCheck("disk", this::requireRoom),
                new ReadyCheck("ffmpeg", this::requireFfmpeg));
    }

    /** Returns the folders with what they are to people. */
    Map<String, Path> named() {
        return folders;
    }

    private synchronized void requireFolders() throws IOException {
        if (!isFresh(foldersSeen, FOLDERS_BELIEVED)) {
            for (Path folder : folders.values()) {
                FolderProbe.write(folder);
            }
            foldersSeen = clock.instant();
        }
    }

    private boolean isFresh(Instant seen, Duration believed) {
        Instant now = clock.instant();
        return !now.isBefore(seen) && now.isBefore(seen.plus(believed));
    }

    private void requireRoom() throws IOException {
        for (Path folder : folders.values()) {
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < minFreeBytes) {
                throw new IOException(WORDS.say("little-room", folder, free / 1_000_000, minFreeBytes / 1_000_000));
            }
        }
    }

    private synchronized void requireFfmpeg() throws IOException {
        if (!isFresh(ffmpegSeen, FFMPEG_BELIEVED) || !Files.isExecutable(ffmpeg)) {
            FfmpegVersion.of(ffmpeg, PATIENCE);
            ffmpegSeen = clock.instant();
        }
    }
}
