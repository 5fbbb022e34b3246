package org.stillcast.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.core.JacksonException;
import org.stillcast.files.Fingerprint;
import org.stillcast.files.FolderProbe;
import org.stillcast.files.HostName;
import org.stillcast.files.WholeFiles;
import org.stillcast.run.Recipe;
import org.stillcast.settings.Settings;
import org.stillcast.text.Words;

/**
 * What tells workers whose orders belong to the folders that they see: {@code .dispatcher.json}, which the daemon writes to temp and
 * outbox alike. It stays when the daemon ends, since workers go on with what they have.
 */
final class SiteFile {
    private static final Words WORDS = Words.of(SiteFile.class);
    private static final String NAME = ".dispatcher.json";

    /** Of this machine alone: others may try the same folder at the same time. */
    private static final String PROBE = ".stillcast.probe-" + HostName.ours() + "-"
            + ProcessHandle.current().pid();

    private final List<Path> folders;

    SiteFile(Settings settings) {
        folders = List.of(settings.temp(), settings.outbox());
    }

    /**
     * A daemon that gives orders.
     *
     * @param id of it, which stays the same as long as its temp folder does
     * @param stillcast version of it
     * @param ffmpeg version that it reckons with
     * @param recipes by which it reckons segments and parts to be made
     */
    record Site(String id, String stillcast, String ffmpeg, String recipes) {
        /** Returns what its orders are known by: only who makes the same as it would has the same. */
        String key() {
            return Fingerprint.of(id, stillcast, ffmpeg, recipes);
        }
    }

    /** Returns a daemon that makes what this program makes. */
    static Site of(String id, String stillcastVersion, String ffmpegVersion) {
        return new Site(id, stillcastVersion, ffmpegVersion, Recipe.NAMES);
    }

    /** Returns the daemon of these folders from now on: this program. */
    Site claim(String stillcastVersion, String ffmpegVersion) throws IOException {
        String id = read(folders.get(0))
                .map(Site::id)
                .orElseGet(() -> UUID.randomUUID().toString());
        Site site = of(id, stillcastVersion, ffmpegVersion);
        for (Path folder : folders) {
            WholeFiles.write(folder.resolve(NAME), out -> out.write(Json.MAPPER.writeValueAsBytes(site)));
        }
        return site;
    }

    /** Returns the daemon whose temp folder this is, as far as that can be told. */
    Optional<Site> glance() {
        try {
            return read(folders.get(0));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the daemon whose folders these are, which can be written by us.
     *
     * @throws IOException if they are nobody's, or not one daemon's, or cannot be written; the message says what to do
     */
    Site find() throws IOException {
        Optional<Site> site = Optional.empty();
        for (Path folder : folders) {
            Optional<Site> here = read(folder);
            if (here.isEmpty()) {
                throw new IOException(WORDS.say("no-site", folder));
            }
            if (site.isPresent() && !site.equals(here)) {
                throw new IOException(WORDS.say("two-sites", folders.get(0), folder));
            }
            FolderProbe.write(folder, PROBE);
            site = here;
        }
        return site.orElseThrow();
    }

    private static Optional<Site> read(Path folder) throws IOException {
        try {
            return Optional.of(Json.MAPPER.readValue(Files.readAllBytes(folder.resolve(NAME)), Site.class));
        } catch (NoSuchFileException | JacksonException e) {
            return Optional.empty();
        }
    }
}
