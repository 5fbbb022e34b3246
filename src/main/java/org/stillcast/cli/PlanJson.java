package org.stillcast.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import org.stillcast.chapter.Chapter;
import org.stillcast.doubt.Doubt;
import org.stillcast.fault.Fault;
import org.stillcast.forecast.PartForecast;
import org.stillcast.forecast.WorkTime;
import org.stillcast.packed.LazyList;
import org.stillcast.project.Clip;
import org.stillcast.project.Project;

/** Plans as one JSON document, {@code {"plans": [...]}}, written as they come. The records are its fields. */
final class PlanJson implements PlanOutput {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    private final PrintStream out;
    private final JsonGenerator json;

    PlanJson(PrintStream out) throws IOException {
        this.out = out;
        json = MAPPER.createGenerator(out);
        json.useDefaultPrettyPrinter();
        json.writeStartObject();
        json.writeArrayFieldStart("plans");
    }

    @Override
    public void planned(Path manifest, List<Fault> faults, Plan plan) throws IOException {
        json.writeObject(Planned.of(manifest, faults, plan));
    }

    @Override
    public void refused(Path manifest, List<Fault> faults) throws IOException {
        json.writeObject(new Refused(manifest.toString(), false, faults));
    }

    @Override
    public void end() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.close();
        out.println();
        out.flush();
    }

    private static BigDecimal seconds(long millis) {
        return BigDecimal.valueOf(millis, 3);
    }

    private record Refused(String manifest, boolean valid, List<Fault> faults) {}

    private record Planned(
            String manifest,
            boolean valid,
            List<Fault> faults,
            String id,
            boolean measured,
            int clips,
            int skippedClips,
            int unknownClips,
            BigDecimal seconds,
            int channels,
            int sampleRate,
            long bytes,
            long tempBytes,
            long outboxBytes,
            Work work,
            List<Part> parts,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Part full,

            List<Warning> warnings,
            int furtherWarnings) {
        static Planned of(Path manifest, List<Fault> faults, Plan plan) {
            Project project = plan.project();
            return new Planned(
                    manifest.toString(),
                    true,
                    faults,
                    project.id(),
                    plan.isMeasured(),
                    plan.forecast().clips(),
                    project.badClips().size(),
                    plan.forecast().unknownClips(),
                    PlanJson.seconds(plan.millis()),
                    plan.forecast().channels(),
                    project.audio().sampleRate().hertz(),
                    plan.bytes(),
                    plan.forecast().need().tempBytes(),
                    plan.forecast().need().outboxBytes(),
                    Work.of(plan.time()),
                    LazyList.of(
                            plan.parts().size(),
                            part -> Part.of(project, plan.parts().get(part))),
                    plan.full().map(full -> Part.of(project, full)).orElse(null),
                    plan.doubts().kept().stream()
                            .map(doubt -> Warning.of(project, doubt))
                            .toList(),
                    plan.doubts().others());
        }
    }

    private record Work(BigDecimal leastSeconds, BigDecimal mostSeconds, boolean learned) {
        static Work of(WorkTime time) {
            return new Work(
                    PlanJson.seconds(time.least().toMillis()),
                    PlanJson.seconds(time.most().toMillis()),
                    time.isLearned());
        }
    }

    private record Part(
            String file,
            BigDecimal seconds,
            long bytes,
            int clips,
            Place first,
            Place last,
            List<TitledChapter> chapters) {
        static Part of(Project project, PartForecast part) {
            return new Part(
                    part.name(),
                    PlanJson.seconds(part.millis()),
                    part.bytes(),
                    part.clips(),
                    Place.of(project, part.firstClip()),
                    Place.of(project, part.lastClip()),
                    part.chapters().stream().map(TitledChapter::of).toList());
        }
    }

    private record TitledChapter(String title, BigDecimal start, BigDecimal end) {
        static TitledChapter of(Chapter chapter) {
            return new TitledChapter(
                    chapter.title(), PlanJson.seconds(chapter.fromMillis()), PlanJson.seconds(chapter.toMillis()));
        }
    }

    /** A clip; its position counts from 1, as people do. */
    private record Place(int clip, String id, String audio, String pointer) {
        static Place of(Project project, int position) {
            Clip clip = project.clips().get(position);
            return new Place(position + 1, clip.id(), project.audioPaths().get(position), clip.pointer());
        }
    }

    private record Warning(String kind, String pointer, String message, List<Place> clips) {
        static Warning of(Project project, Doubt doubt) {
            return new Warning(
                    doubt.kind().word(),
                    doubt.place().pointer(),
                    doubt.place().message(),
                    doubt.clips().stream().map(clip -> Place.of(project, clip)).toList());
        }
    }
}
