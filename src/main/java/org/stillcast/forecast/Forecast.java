package org.stillcast.forecast;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.stillcast.chapter.Chapter;
import org.stillcast.fault.Fault;
import org.stillcast.outbox.Outbox;
import org.stillcast.outbox.ProductKind;
import org.stillcast.packed.HeapRoom;
import org.stillcast.packed.LazyList;
import org.stillcast.project.ChannelRule;
import org.stillcast.project.Project;
import org.stillcast.project.SampleRate;
import org.stillcast.project.SoundForm;
import org.stillcast.text.ClockTime;
import org.stillcast.text.Words;
import org.stillcast.timeline.ChapterTrack;
import org.stillcast.timeline.CutRule;
import org.stillcast.timeline.PartPlanner;
import org.stillcast.timeline.Passages;
import org.stillcast.timeline.Timeline;
import org.stillcast.workspace.DiskNeed;

/**
 * What a project will come to, as far as it can be told before it is rendered, and as if nothing of it had been published before:
 * boundaries of an earlier result stay where they are. A clip that does not say how long it is counts as nothing.
 */
public final class Forecast {
    private static final Words WORDS = Words.of(Forecast.class);

    /** So many stretches of the timeline take as much memory as a clip. */
    private static final int STRETCHES_PER_CLIP = 7;

    private final Project project;
    private final ClipFacts facts;
    private final PartPlanner planner;
    private final Passages passages;
    private final int channels;
    private final DiskNeed need;

    private Forecast(Project project, ClipFacts facts, DiskNeed need) {
        this.project = project;
        this.facts = facts;
        this.need = need;
        SampleRate rate = facts.rate();
        planner = new PartPlanner(CutRule.of(project, rate));
        passages = new Passages(
                facts.used(), clip -> facts.samples(clip).orElse(1), project.pauses(), rate, project::opensChapter);
        channels = channels(project.audio().channels(), facts);
    }

    /**
     * Looks at the heads of all clips of a project.
     *
     * @throws IOException if one cannot be read
     */
    public static Forecast of(Project project) throws IOException {
        return of(project, ClipFacts.ofHeads(project));
    }

    /**
     * Reckons with what is known of the clips.
     *
     * @throws IOException if one is not there any more
     */
    public static Forecast of(Project project, ClipFacts facts) throws IOException {
        return new Forecast(project, facts, ProjectNeed.beforeLoops(project));
    }

    private static int channels(ChannelRule rule, ClipFacts facts) {
        return switch (rule) {
            case MONO -> 1;
            case STEREO -> 2;
            case AUTO -> facts.used().anyMatch(clip -> facts.channels(clip).orElse(1) > 1) ? 2 : 1;
        };
    }

    /** Returns the clips of the project, also bad ones. */
    public int clips() {
        return facts.size();
    }

    /** Returns how many of the clips that are used do not say how long they are. */
    public int unknownClips() {
        return (int) facts.used().filter(clip -> facts.samples(clip).isEmpty()).count();
    }

    /** Returns how long all others are, with their pauses and repetitions. */
    public long millis() {
        return passages.count() == 0 ? 0 : facts.rate().nearestMillis(passages.samples());
    }

    /** Returns the channels of all parts, 1 or 2. */
    public int channels() {
        return channels;
    }

    /** Returns how many parts there are. */
    public int partCount() {
        return passages.count() == 0 ? 0 : planner.count(passages);
    }

    /** Returns what it takes at most. */
    public DiskNeed need() {
        return need;
    }

    /** Returns what is wrong if it will be longer than a project may be; empty if it will not. */
    public Optional<Fault> tooLong(Duration longest) {
        Duration length = Duration.ofMillis(millis());
        return length.compareTo(longest) <= 0
                ? Optional.empty()
                : Optional.of(new Fault("/clips", WORDS.say("too-long", ClockTime.of(length), ClockTime.of(longest))));
    }

    /**
     * Returns the parts, in order; each look at one makes it anew.
     *
     * @param room that all that is heard must fit into
     * @throws IOException if it does not, or a picture is not there any more
     */
    public List<PartForecast> parts(HeapRoom room) throws IOException {
        if (passages.count() == 0) {
            return List.of();
        }
        long size = passages.count() + passages.stretches() / STRETCHES_PER_CLIP;
        if (!room.holds(size, 0)) {
            throw new IOException(WORDS.say("too-many", passages.stretches(), room.advice(size, 0)));
        }
        List<Timeline> slices = planner.divide(passages, List.of());
        PartBytes bytes = PartBytes.of(project, channels);
        return LazyList.of(slices.size(), index -> part(index + 1, slices.size(), slices.get(index), bytes::ofAll));
    }

    /** Tells how large what is published of a slice is. */
    private interface Size {
        long bytes(PartBytes.Part part);
    }

    private PartForecast part(int number, int count, Timeline slice, Size size) {
        SliceClips clips = SliceClips.of(slice, project);
        long millis = facts.rate().nearestMillis(slice.samples());
        return new PartForecast(
                Outbox.productName(project.id(), number, count, firstKind()),
                clips.first(),
                clips.last(),
                clips.count(),
                millis,
                size.bytes(
                        new PartBytes.Part(millis, facts.rate().nearestMillis(clips.heardSamples()), clips.pictures())),
                chapters(slice));
    }

    private List<Chapter> chapters(Timeline slice) {
        return project.outputs().chapters() ? ChapterTrack.of(slice, facts.rate(), project.texts()::title) : List.of();
    }

    private ProductKind firstKind() {
        if (project.outputs().video()) {
            return ProductKind.VIDEO;
        }
        return project.outputs().sound().contains(SoundForm.M4A) ? ProductKind.M4A : ProductKind.MP3;
    }

    /**
     * Returns all parts in one; empty if that is not wanted.
     *
     * @throws IOException if a picture is not there any more
     */
    public Optional<PartForecast> full() throws IOException {
        if (!project.outputs().fullVideo() || passages.count() == 0) {
            return Optional.empty();
        }
        CutRule rule = planner.rule();
        Timeline all = passages.timeline().between(rule.leadSamples(), rule.tailSamples());
        PartBytes bytes = PartBytes.of(project, channels);
        return Optional.of(part(0, 1, all, bytes::ofVideo));
    }
}
