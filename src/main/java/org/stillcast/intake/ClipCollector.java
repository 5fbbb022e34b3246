package org.stillcast.intake;

import java.nio.file.Path;

import org.stillcast.fault.FaultList;
import org.stillcast.manifest.ClipElement;
import org.stillcast.media.MediaFiles;
import org.stillcast.media.UnusableFileException;
import org.stillcast.packed.HeapRoom;
import org.stillcast.packed.KeyIndex;
import org.stillcast.packed.TextList;
import org.stillcast.project.Clip;
import org.stillcast.project.ClipList;
import org.stillcast.text.Identifier;
import org.stillcast.text.Words;

/** Makes clips of the files that the elements of {@code clips} stand for, and gives each its id. */
final class ClipCollector {
    private static final Words WORDS = Words.of(ClipCollector.class);

    private final MediaFiles media;
    private final int maxClips;
    private final HeapRoom room;
    private final FaultList faults;
    private final ClipList.Builder clips = new ClipList.Builder();
    private final KeyIndex ids = new KeyIndex();
    /** For each different id, by its number, where it was given first. */
    private final TextList places = new TextList();

    private int count;

    /**
     * @param maxClips most that there may be
     * @param room that all of them have to fit into
     * @param faults takes what is wrong
     */
    ClipCollector(MediaFiles media, int maxClips, HeapRoom room, FaultList faults) {
        this.media = media;
        this.maxClips = maxClips;
        this.room = room;
        this.faults = faults;
    }

    /** Takes the clips of the next element; one that has none counts as one. */
    void collect(ClipElement entry) {
        int before = count;
        try {
            NamedFiles.find(entry, media, file -> take(entry, file));
        } catch (UnusableFileException e) {
            faults.add(entry.pointer(), e.getMessage(), e.commonCause());
        }
        count += count == before ? 1 : 0;
    }

    private void take(ClipElement entry, Path file) {
        count++;
        if (count > maxClips || !room.holds(count, clips.nameBytes())) {
            return;
        }
        String id = entry.id().orElse(String.valueOf(count));
        String place = entry.id().isPresent() ? entry.pointer().replaceFirst("/audio$", "/id") : entry.pointer();
        int number = ids.add(Identifier.key(id));
        if (number == places.size()) {
            places.add(place);
        } else {
            faults.add(place, WORDS.say("clip.same-id", id, places.get(number)));
        }
        clips.add(new Clip(id, file, entry.pointer()));
    }

    /** Returns all clips, and says if there are too many. */
    ClipList clips() {
        if (count > maxClips) {
            faults.add("/clips", WORDS.say("clips.too-many", count, maxClips));
        } else if (!room.holds(count, clips.nameBytes())) {
            faults.add("/clips", WORDS.say("clips.no-room", count, room.advice(count, clips.nameBytes())));
        }
        return clips.build();
    }
}
