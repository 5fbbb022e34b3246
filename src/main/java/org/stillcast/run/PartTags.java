package org.stillcast.run;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.stillcast.chapter.Chapter;
import org.stillcast.files.Fingerprint;
import org.stillcast.packed.Remarks;
import org.stillcast.project.Outputs;
import org.stillcast.project.Project;
import org.stillcast.project.SubtitleForm;
import org.stillcast.project.Tags;
import org.stillcast.subtitle.Cue;
import org.stillcast.text.Language;
import org.stillcast.timeline.ChapterTrack;
import org.stillcast.timeline.CueTrack;
import org.stillcast.timeline.TakeTable;
import org.stillcast.work.DressOrder;
import org.stillcast.work.PartForm;

/** What belongs to the parts of a project besides sound and picture. */
final class PartTags {
    /** Changes when the same tags would be written otherwise; RecipesTest has what it stands for. */
    static final String RECIPE = "tags 1";

    private final Project project;
    private final PlannedParts planned;
    private final ClipCues clipCues;
    private final String ffmpegVersion;
    private final String cover;

    /**
     * @param takes of all clips that are heard
     * @param ffmpegVersion that will do the work
     * @throws IOException if the cover cannot be read
     */
    PartTags(Project project, PlannedParts planned, TakeTable takes, String ffmpegVersion) throws IOException {
        this.project = project;
        this.planned = planned;
        this.ffmpegVersion = ffmpegVersion;
        clipCues = new ClipCues(
                project.texts(),
                takes,
                project.audio().sampleRate(),
                project.tags().language().orElse(""));
        cover = project.cover().isPresent()
                ? Fingerprint.ofFile(project.cover().get().file())
                : "";
    }

    /** Returns what players show of a slice, by ffmpeg's names; the language is none of these. */
    Map<String, String> tags(int slice) {
        Tags tags = project.tags();
        Map<String, String> all = new LinkedHashMap<>();
        boolean isOneOfSeveral = !planned.isFull(slice) && planned.size() > 1;
        String number = "%d/%d".formatted(planned.number(slice), planned.size());
        tags.title().ifPresent(title -> all.put("title", isOneOfSeveral ? "%s (%s)".formatted(title, number) : title));
        tags.artist().ifPresent(text -> all.put("artist", text));
        tags.album().or(tags::title).ifPresent(text -> all.put("album", text));
        if (isOneOfSeveral && all.containsKey("album")) {
            all.put("track", number);
        }
        tags.date().ifPresent(text -> all.put("date", text));
        tags.genre().ifPresent(text -> all.put("genre", text));
        tags.comment().ifPresent(text -> all.put("comment", text));
        tags.copyright().ifPresent(text -> all.put("copyright", text));
        return all;
    }

    /** Returns the chapters of a slice. */
    List<Chapter> chapters(int slice) {
        return project.outputs().chapters() && project.texts().hasTitles()
                ? ChapterTrack.of(planned.slice(slice), project.audio().sampleRate(), project.texts()::title)
                : List.of();
    }

    /** Returns the subtitles of a slice. */
    CueTrack cues(int slice) {
        return new CueTrack(planned.slice(slice), project.audio().sampleRate(), clipCues);
    }

    /** Returns the subtitles of a clip, counted from its start. */
    List<Cue> cuesOf(int clip) {
        return clipCues.of(clip);
    }

    /** Returns what is to be said about the subtitles of clips, once all products are made. */
    Remarks remarks() {
        return clipCues.remarks();
    }

    /** Tells whether a slice has subtitles, and they are wanted in a form. */
    boolean hasCues(int slice, SubtitleForm form) {
        Outputs outputs = project.outputs();
        return outputs.subtitles().contains(form)
                && project.texts().hasSubtitles()
                && cues(slice).iterator().hasNext();
    }

    /** Returns the subtitles that belong into a product. */
    Optional<Iterable<Cue>> embedded(int slice, PartForm form) {
        return form == PartForm.VIDEO && hasCues(slice, SubtitleForm.EMBEDDED)
                ? Optional.of(cues(slice))
                : Optional.empty();
    }

    /** Tells whether a slice has nothing besides sound and picture in a form. */
    boolean isPlain(int slice, PartForm form) {
        return tags(slice).isEmpty()
                && project.tags().language().isEmpty()
                && project.cover().isEmpty()
                && chapters(slice).isEmpty()
                && embedded(slice, form).isEmpty();
    }

    /** Returns the language of what is spoken, as MP4 has it. */
    String language() {
        return project.tags().language().map(Language::iso639).orElse(Language.UNDETERMINED);
    }

    /**
     * Returns what decides the bytes of a product.
     *
     * @param essence fingerprint of its sound and picture
     */
    DressOrder.Content content(int slice, PartForm form, String essence) {
        return new DressOrder.Content(
                RECIPE,
                ffmpegVersion,
                form,
                essence,
                form == PartForm.MP3 ? project.tags().language().orElse("") : language(),
                hash(tags(slice).entrySet()),
                hash(chapters(slice)),
                embedded(slice, form).map(PartTags::hash).orElse(""),
                cover);
    }

    private static String hash(Iterable<?> values) {
        Fingerprint.Hash hash = new Fingerprint.Hash();
        values.forEach(hash::add);
        return hash.fingerprint();
    }
}
