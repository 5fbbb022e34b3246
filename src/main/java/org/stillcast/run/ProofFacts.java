package org.stillcast.run;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import org.stillcast.outbox.PartEntry;
import org.stillcast.outbox.ResultEntries;
import org.stillcast.packed.LazyList;
import org.stillcast.project.BadClip;
import org.stillcast.project.ClipTexts;
import org.stillcast.project.Project;
import org.stillcast.project.RubyText;
import org.stillcast.proof.ClipNotes;
import org.stillcast.proof.ProofPage;
import org.stillcast.proof.ProofPart;
import org.stillcast.subtitle.Cue;
import org.stillcast.timeline.Sounding;
import org.stillcast.timeline.Stretch;

/** What the page shows that the parts of a project are checked on; each look makes it anew, a clip at a time. */
final class ProofFacts {
    private final Project project;
    private final PlannedParts planned;
    private final PartTags tags;
    private final ClipWarnings warnings;

    ProofFacts(Project project, PlannedParts planned, PartTags tags, ClipWarnings warnings) {
        this.project = project;
        this.planned = planned;
        this.tags = tags;
        this.warnings = warnings;
    }

    /**
     * Returns the page.
     *
     * @param parts as the result lists them
     * @param skipped clips that were left out
     */
    ProofPage page(List<PartEntry> parts, List<BadClip> skipped) {
        ResultEntries entries = ProductPhase.entries(project);
        return new ProofPage(
                project.id(),
                project.tags().title().orElse(""),
                project.tags().language().orElse(""),
                project.audio().sampleRate(),
                pictures(),
                LazyList.of(parts.size(), part -> part(part, parts.get(part))),
                LazyList.of(skipped.size(), index -> entries.skipped(skipped.get(index))));
    }

    private List<String> pictures() {
        return project.outputs().video()
                ? LazyList.of(
                        project.pictures().size(),
                        picture ->
                                project.pictures().file(picture).getFileName().toString())
                : List.of();
    }

    private ProofPart part(int part, PartEntry entry) {
        return new ProofPart(
                entry, tags.chapters(part), () -> notes(planned.slice(part).stretches()));
    }

    private Iterator<ClipNotes> notes(List<Stretch> stretches) {
        return stretches.stream()
                .filter(Sounding.class::isInstance)
                .map(sounding -> notes(sounding.clip()))
                .iterator();
    }

    private ClipNotes notes(int clip) {
        List<ClipNotes.Warning> said = warnings.of(clip).stream()
                .map(warning -> new ClipNotes.Warning(warning.kind(), warning.message()))
                .toList();
        return new ClipNotes(text(clip).orElse(""), project.pictures().of(clip), said);
    }

    private Optional<String> text(int clip) {
        ClipTexts texts = project.texts();
        return texts.subtitles(clip).isPresent()
                ? Optional.of(tags.cuesOf(clip).stream().map(Cue::text).collect(Collectors.joining("\n")))
                : texts.text(clip).or(() -> slide(clip));
    }

    private Optional<String> slide(int clip) {
        OptionalInt number = project.slides().of(clip);
        return number.isPresent()
                ? Optional.of(
                        RubyText.base(project.slides().get(number.getAsInt()).all()))
                : Optional.empty();
    }
}
