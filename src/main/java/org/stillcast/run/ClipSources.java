package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.stillcast.files.Fingerprint;
import org.stillcast.media.FileState;
import org.stillcast.media.FileStateTable;
import org.stillcast.media.UnusableFileException;
import org.stillcast.project.Clip;
import org.stillcast.text.Words;

/**
 * The files of a project's clips, by position, and what each was when it was looked at: what is published has to be made of
 * what is there. Not safe for use by several threads.
 */
final class ClipSources {
    private static final Words WORDS = Words.of(ClipSources.class);
    private final List<Clip> clips;
    private final FileStateTable states;

    ClipSources(List<Clip> clips) {
        this.clips = clips;
        states = new FileStateTable(clips.size());
    }

    /**
     * Remembers what a clip's file is now.
     *
     * @throws IOException if it is gone or another one than was allowed
     */
    void look(int position) throws IOException {
        try {
            states.put(position, FileState.of(file(position)));
        } catch (UnusableFileException e) {
            throw new IOException(about(position, e.getMessage()), e);
        } catch (NoSuchFileException e) {
            throw new IOException(about(position, WORDS.say("is-gone")), e);
        }
    }

    /**
     * Remembers what a clip's file is now, and then reads it.
     *
     * @return its SHA-256
     * @throws IOException if it is gone, another one than was allowed, or cannot be read
     */
    String content(int position) throws IOException {
        look(position);
        try {
            return Fingerprint.ofFile(file(position));
        } catch (IOException e) {
            throw new IOException(about(position, WORDS.say("cannot-be-read", e.getMessage())), e);
        }
    }

    /** Returns the size of a file that was looked at. */
    long bytes(int position) {
        return states.bytes(position);
    }

    /**
     * Returns if a file is what it was when it was looked at, or never was.
     *
     * @throws IOException if it was changed, or is gone
     */
    void requireUnchanged(int position) throws IOException {
        try {
            if (states.has(position)) {
                states.requireUnchanged(position, file(position));
            }
        } catch (UnusableFileException | NoSuchFileException e) {
            String reason = e instanceof NoSuchFileException ? WORDS.say("is-gone") : e.getMessage();
            throw new IOException(about(position, reason), e);
        }
    }

    /**
     * Returns if all files are what they were when they were looked at, or gone by now.
     *
     * @throws IOException if one was changed
     */
    void requireUnchanged() throws IOException {
        for (int position = 0; position < clips.size(); position++) {
            if (Files.exists(file(position))) {
                requireUnchanged(position);
            }
        }
    }

    /** Adds what each file was when it was looked at, in short. */
    void addTo(Fingerprint.Hash hash) {
        for (int position = 0; position < clips.size(); position++) {
            hash.add(states.inShort(position));
        }
    }

    private Path file(int position) {
        return clips.get(position).audio();
    }

    private String about(int position, @Nullable String message) {
        Clip clip = clips.get(position);
        return "%s %s".formatted(clip.placedName(position), message);
    }
}
