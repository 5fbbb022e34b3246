package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;

import org.stillcast.fault.Fault;
import org.stillcast.project.Clip;
import org.stillcast.project.Outputs;
import org.stillcast.project.Pauses;
import org.stillcast.project.Project;
import org.stillcast.project.SampleRate;
import org.stillcast.project.SoundForm;
import org.stillcast.project.Tags;
import org.stillcast.promise.Promise;
import org.stillcast.text.ClockTime;
import org.stillcast.text.Words;
import org.stillcast.timeline.PartPlanner;
import org.stillcast.timeline.Passages;
import org.stillcast.workspace.DiskNeed;

/**
 * What a project will come to, as far as it can be told before anything is decoded: from what the heads of its clips say, or,
 * where they say nothing, from what their bytes hold.
 *
 * @param clips of the project
 * @param unknownClips those of them of which the length is not known
 * @param millis length of all others, with their pauses and repetitions
 * @param parts of those; at least one
 * @param need at most
 */
public record Estimate(int clips, int unknownClips, long millis, int parts, DiskNeed need) {
    private static final Words WORDS = Words.of(Estimate.class);
    private static final SampleRate MILLISECONDS = new SampleRate(1000);
    private static final SampleRate SECONDS = new SampleRate(1);

    /**
     * Looks at all clips of a project.
     *
     * @throws IOException if one cannot be read
     */
    public static Estimate of(Project project) throws IOException {
        int clips = project.clips().size();
        long[] millis = new long[clips];
        int unknown = 0;
        for (int i = 0; i < clips; i++) {
            millis[i] = millis(project.clips().get(i));
            unknown += millis[i] == 0 ? 1 : 0;
        }
        Passages passages = new Passages(
                IntStream.range(0, clips), i -> millis[i], project.pauses(), MILLISECONDS, project::opensChapter);
        int parts = new PartPlanner(PlannedParts.cutRule(project, MILLISECONDS)).count(passages);
        DiskNeed need = DiskNeed.beforeLoops(
                project.video(), project.pictures().size(), project.audio().bitrateKbps(2));
        add(need, project, IntStream.range(0, clips));
        return new Estimate(clips, unknown, passages.samples(), parts, need);
    }

    /** Returns what is wrong if it will be longer than a project may be; empty if it will not. */
    public Optional<Fault> tooLong(Duration longest) {
        Duration length = Duration.ofMillis(millis);
        return length.compareTo(longest) <= 0
                ? Optional.empty()
                : Optional.of(new Fault(
                        "/clips", WORDS.say("estimate.too-long", ClockTime.of(length), ClockTime.of(longest))));
    }

    /**
     * Returns what clips need that have to be rendered, where loops are there.
     *
     * @param stillBytes of the largest full loop
     * @param previewBytes of the largest small loop
     * @param clips their positions
     * @throws IOException if a clip is not there any more
     */
    static DiskNeed need(Project project, long stillBytes, long previewBytes, IntStream clips) throws IOException {
        int pictures = project.pictures().size();
        DiskNeed need =
                new DiskNeed(stillBytes, previewBytes, pictures, project.audio().bitrateKbps(2));
        add(need, project, clips);
        return need;
    }

    /** What gets tags lies in the staging folder once with them and once without (ADR 22). */
    private static void publish(DiskNeed need, Project project) {
        Outputs outputs = project.outputs();
        boolean isDressed = !project.tags().equals(Tags.NONE)
                || project.cover().isPresent()
                || project.texts().hasTitles()
                || project.texts().hasSubtitles();
        int times = isDressed ? 2 : 1;
        int videos = (outputs.video() ? times : 0) * (outputs.fullVideo() ? 2 : 1);
        int kbps = 0;
        if (outputs.sound().contains(SoundForm.M4A)) {
            kbps += project.audio().bitrateKbps(2) * (outputs.video() ? 1 : times);
        }
        if (outputs.sound().contains(SoundForm.MP3)) {
            kbps += project.audio().mp3BitrateKbps(2) * times;
        }
        need.publish(videos, kbps);
    }

    private static void add(DiskNeed need, Project project, IntStream clips) throws IOException {
        publish(need, project);
        for (PrimitiveIterator.OfInt all = clips.iterator(); all.hasNext(); ) {
            int position = all.nextInt();
            Path audio = project.clips().get(position).audio();
            long bytes = Files.size(audio);
            long seconds = DiskNeed.seconds(audio.getFileName().toString(), bytes);
            Pauses pauses = project.pauses();
            need.add(
                    bytes,
                    seconds,
                    Passages.samples(pauses, position, seconds, SECONDS)
                            + pauses.samplesBehind(position, seconds, SECONDS));
        }
    }

    /** Most sounds say it in front; an MP3 is looked through, frame by frame. */
    private static long millis(Clip clip) throws IOException {
        Promise promise = Promise.of(clip.audio());
        if (promise.equals(Promise.NONE)) {
            promise = Promise.ofAllBytes(clip.audio());
        }
        return promise.statedMillis().orElse(promise.heldMillis().orElse(0));
    }
}
