package org.stillcast.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.fault.FaultList;
import org.stillcast.manifest.ClipElement;
import org.stillcast.manifest.ClipElementList;
import org.stillcast.media.FileState;
import org.stillcast.media.MediaFiles;
import org.stillcast.media.UnusableFileException;
import org.stillcast.packed.HeapRoom;
import org.stillcast.text.Visible;

/** The tables that a manifest names, and the clips that stood in them when they were last looked at. Immutable. */
final class NamedTables {
    private static final Logger LOG = LoggerFactory.getLogger(NamedTables.class);

    private final List<ClipElement> elements;
    private final TableFiles files;
    private final int maxClips;
    private final HeapRoom room;
    /** What each of them was; empty where there was none. */
    private final List<String> states;

    private final ClipElementList clips;

    /**
     * Makes those that nobody has looked at.
     *
     * @param clips of the manifest
     * @param files reads tables
     * @param maxClips most clips that there may be
     * @param room that they have to fit into
     */
    NamedTables(List<ClipElement> clips, TableFiles files, int maxClips, HeapRoom room) {
        this(
                clips.stream()
                        .filter(clip -> clip.kind() == ClipElement.Kind.TABLE)
                        .toList(),
                files,
                maxClips,
                room,
                List.of(),
                new ClipElementList());
    }

    private NamedTables(
            List<ClipElement> elements,
            TableFiles files,
            int maxClips,
            HeapRoom room,
            List<String> states,
            ClipElementList clips) {
        this.elements = List.copyOf(elements);
        this.files = files;
        this.maxClips = maxClips;
        this.room = room;
        this.states = List.copyOf(states);
        this.clips = clips;
    }

    /** Returns the elements of {@code clips} that are tables. */
    List<ClipElement> elements() {
        return elements;
    }

    /** Returns the clips of all rows. */
    List<ClipElement> clips() {
        return clips;
    }

    /** Returns the same as they are now: this, if none of them has changed. */
    NamedTables read(MediaFiles media) {
        List<String> now = elements.stream().map(table -> state(table, media)).toList();
        if (now.equals(states)) {
            return this;
        }
        ClipElementList found = new ClipElementList();
        for (ClipElement table : elements) {
            read(table, media, found);
        }
        return new NamedTables(elements, files, maxClips, room, now, found);
    }

    private static String state(ClipElement table, MediaFiles media) {
        try {
            Path file = media.find(table.path());
            return file + FileState.of(file).inShort();
        } catch (UnusableFileException | IOException e) {
            return "";
        }
    }

    /** What is wrong with a table is said when its project is planned; until then it may still be copied. */
    private void read(ClipElement table, MediaFiles media, ClipElementList found) {
        try {
            files.read(table, media.find(table.path()), new FaultList(), clip -> {
                found.take(clip);
                return found.size() < maxClips && room.holds(found.size(), found.nameBytes());
            });
        } catch (UnusableFileException | IOException e) {
            LOG.debug("The table {} cannot be read yet", Visible.of(table.path()), e);
        }
    }
}
