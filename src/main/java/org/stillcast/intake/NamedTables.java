package org.stillcast.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
    /** What each of them was, empty where there was none; no states if one could not be read. */
    private final List<String> states;

    private final List<ClipElement> unread;
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
                List.of(),
                new ClipElementList());
    }

    private NamedTables(
            List<ClipElement> elements,
            TableFiles files,
            int maxClips,
            HeapRoom room,
            List<String> states,
            List<ClipElement> unread,
            ClipElementList clips) {
        this.elements = List.copyOf(elements);
        this.files = files;
        this.maxClips = maxClips;
        this.room = room;
        this.states = List.copyOf(states);
        this.unread = List.copyOf(unread);
        this.clips = clips;
    }

    /** Returns the elements of {@code clips} that are tables. */
    List<ClipElement> elements() {
        return elements;
    }

    /** Returns those that are there, but could not be read. */
    List<ClipElement> unread() {
        return unread;
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
        List<ClipElement> failed = new ArrayList<>();
        for (ClipElement table : elements) {
            if (!read(table, media, found)) {
                failed.add(table);
            }
        }
        return new NamedTables(elements, files, maxClips, room, failed.isEmpty() ? now : List.of(), failed, found);
    }

    private static String state(ClipElement table, MediaFiles media) {
        try {
            Path file = media.find(table.path());
            return file + FileState.of(file).inShort();
        } catch (UnusableFileException | IOException e) {
            return "";
        }
    }

    /** What is wrong with a table is said when its project is planned; until then it may still be copied. Tells whether it can be read, if it is there. */
    private boolean read(ClipElement table, MediaFiles media, ClipElementList found) {
        try {
            files.read(table, media.find(table.path()), new FaultList(), clip -> {
                found.take(clip);
                return found.size() < maxClips && room.holds(found.size(), found.nameBytes());
            });
            return true;
        } catch (UnusableFileException e) { // the look says so
            return true;
        } catch (IOException e) {
            LOG.debug("The table {} cannot be read yet", Visible.of(table.path()), e);
            return false;
        }
    }
}
