package org.stillcast.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.stillcast.fault.FaultList;
import org.stillcast.manifest.ClipElement;
import org.stillcast.manifest.ClipFields;
import org.stillcast.manifest.TableForm;
import org.stillcast.media.MediaFiles;
import org.stillcast.media.UnusableFileException;
import org.stillcast.packed.HeapRoom;
import org.stillcast.packed.KeyIndex;
import org.stillcast.packed.TextList;
import org.stillcast.project.Clip;
import org.stillcast.project.ClipList;
import org.stillcast.project.ClipTexts;
import org.stillcast.project.Pauses;
import org.stillcast.subtitle.SubtitleReader;
import org.stillcast.subtitle.UnusableSubtitlesException;
import org.stillcast.text.Identifier;
import org.stillcast.text.Words;

/** Makes clips of the files that the elements of {@code clips} stand for, and gives each its id. */
final class ClipCollector {
    private static final Words WORDS = Words.of(ClipCollector.class);

    private final MediaFiles media;
    private final int maxClips;
    private final HeapRoom room;
    private final FaultList faults;
    private final PictureCollector pictures;
    private final SlideCollector slides;
    private final Pauses.Builder pauses;
    private final ClipTexts.Builder texts = new ClipTexts.Builder();
    private final ClipList.Builder clips = new ClipList.Builder();
    private final KeyIndex ids = new KeyIndex();
    /** For each different id, by its number, where it was given first. */
    private final TextList places = new TextList();

    private final TableFiles tables;
    private int count;
    private boolean moreThanCounted;

    /**
     * @param tables reads those that stand for clips
     * @param maxClips most that there may be
     * @param room that all of them have to fit into
     * @param faults takes what is wrong
     * @param pictures takes what is seen with each
     * @param slides takes what is written on that
     * @param pauses takes what is silent around each
     */
    ClipCollector(
            MediaFiles media,
            TableFiles tables,
            int maxClips,
            HeapRoom room,
            FaultList faults,
            PictureCollector pictures,
            SlideCollector slides,
            Pauses.Builder pauses) {
        this.media = media;
        this.tables = tables;
        this.maxClips = maxClips;
        this.room = room;
        this.faults = faults;
        this.pictures = pictures;
        this.slides = slides;
        this.pauses = pauses;
    }

    /** Takes the clips of the next element; one that has none counts as one. */
    void collect(ClipElement entry) throws IOException {
        if (entry.kind() == ClipElement.Kind.TABLE) {
            collectTable(entry);
        } else {
            collectClips(entry);
        }
    }

    private void collectTable(ClipElement entry) throws IOException {
        boolean hasSlides =
                slides.areOfTexts() || entry.form().flatMap(TableForm::course).isEmpty();
        try {
            tables.read(entry, media.find(entry.path()), faults, clip -> {
                collectClips(hasSlides ? clip : clip.withoutSlide());
                moreThanCounted = count > maxClips;
                return !moreThanCounted;
            });
        } catch (UnusableFileException e) {
            faults.add(entry.pointer(), e.getMessage(), e.commonCause());
        }
    }

    private void collectClips(ClipElement entry) throws IOException {
        int before = count;
        try {
            NamedFiles.find(entry, media, file -> take(entry, file));
        } catch (UnusableFileException e) {
            faults.add(entry.pointer(), e.getMessage(), e.commonCause());
        }
        count += count == before ? 1 : 0;
        for (int clip = before; clip < Math.min(count, maxClips); clip++) {
            slides.show(clip, pictures.show(clip, entry), entry);
            describe(clip, entry);
        }
    }

    private void describe(int clip, ClipElement entry) throws IOException {
        ClipFields fields = entry.fields();
        fields.gap().ifPresent(gap -> pauses.gap(clip, gap));
        pauses.repeat(clip, fields.repeat());
        fields.title().ifPresent(title -> texts.title(clip, title));
        fields.text().ifPresent(text -> texts.text(clip, text));
        if (fields.subtitles().isPresent()) {
            try {
                Path file = media.find(fields.subtitles().get());
                requireSubtitles(file);
                texts.subtitles(clip, file);
            } catch (UnusableFileException e) {
                faults.add(entry.pointerOf("subtitles"), e.getMessage(), e.commonCause());
            } catch (UnusableSubtitlesException e) {
                faults.add(entry.pointerOf("subtitles"), fields.subtitles().get() + " " + e.getMessage());
            }
        }
    }

    private static void requireSubtitles(Path file) throws UnusableSubtitlesException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            SubtitleReader.read(in);
        }
    }

    /** Returns what is written about all clips: without readings, where those have a meaning. */
    ClipTexts texts() {
        return slides.areWanted() ? texts.buildWithoutReadings() : texts.build();
    }

    private void take(ClipElement entry, Path file) {
        count++;
        if (count > maxClips || !room.holds(count, nameBytes())) {
            return;
        }
        String id = entry.id().orElse(String.valueOf(count));
        String place = entry.id().isPresent() ? entry.pointer().replaceFirst("/[^/]*$", "/id") : entry.pointer();
        int number = ids.add(Identifier.key(id));
        if (number == places.size()) {
            places.add(place);
        } else {
            faults.add(place, WORDS.say("clip.same-id", id, places.get(number)));
        }
        clips.add(new Clip(id, file, entry.pointer()));
    }

    private long nameBytes() {
        return clips.nameBytes() + texts.byteCount() + pictures.nameBytes() + slides.byteCount();
    }

    /** Returns all clips, and says if there are too many. */
    ClipList clips() {
        if (moreThanCounted) {
            faults.add("/clips", WORDS.say("clips.more", maxClips));
        } else if (count > maxClips) {
            faults.add("/clips", WORDS.say("clips.too-many", count, maxClips));
        } else if (!room.holds(count, nameBytes())) {
            faults.add("/clips", WORDS.say("clips.no-room", count, room.advice(count, nameBytes())));
        }
        return clips.build();
    }
}
