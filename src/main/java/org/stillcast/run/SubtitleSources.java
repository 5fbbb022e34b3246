package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

import org.stillcast.files.Fingerprint;
import org.stillcast.media.FileState;
import org.stillcast.media.FileStateTable;
import org.stillcast.media.UnusableFileException;
import org.stillcast.project.Project;

/** The files of subtitles that clips have, and what each was when it was looked at. Not safe for use by several threads. */
final class SubtitleSources {
    private final Project project;
    private final FileStateTable states;

    SubtitleSources(Project project) {
        this.project = project;
        states = new FileStateTable(project.texts().hasFiles() ? project.clips().size() : 0);
    }

    private int[] clips() {
        return IntStream.range(0, project.texts().hasFiles() ? project.clips().size() : 0)
                .filter(clip -> project.texts().subtitles(clip).isPresent())
                .toArray();
    }

    private Path file(int clip) {
        return project.texts().subtitles(clip).orElseThrow();
    }

    /**
     * Remembers what they are now.
     *
     * @throws IOException if one is gone, or another one than was allowed
     */
    void look() throws IOException {
        for (int clip : clips()) {
            try {
                states.put(clip, FileState.of(file(clip)));
            } catch (UnusableFileException e) {
                throw new IOException(file(clip).getFileName() + " " + e.getMessage(), e);
            }
        }
    }

    /**
     * Returns if all are what they were when they were looked at, or gone by now.
     *
     * @throws IOException if one was changed
     */
    void requireUnchanged() throws IOException {
        for (int clip : clips()) {
            try {
                if (Files.exists(file(clip))) {
                    states.requireUnchanged(clip, file(clip));
                }
            } catch (UnusableFileException e) {
                throw new IOException(file(clip).getFileName() + " " + e.getMessage(), e);
            }
        }
    }

    /** Adds what each was when it was looked at, in short. */
    void addTo(Fingerprint.Hash hash) {
        for (int clip : clips()) {
            hash.add(states.inShort(clip));
        }
    }
}
