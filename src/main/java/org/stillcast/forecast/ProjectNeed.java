package org.stillcast.forecast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;

import org.stillcast.project.Outputs;
import org.stillcast.project.Pauses;
import org.stillcast.project.Project;
import org.stillcast.project.SampleRate;
import org.stillcast.project.SoundForm;
import org.stillcast.project.Tags;
import org.stillcast.timeline.Passages;
import org.stillcast.workspace.DiskNeed;

/** What a project needs of the disk at most, by the sizes of its clips and by what is made of it. */
public final class ProjectNeed {
    private static final SampleRate SECONDS = new SampleRate(1);

    private ProjectNeed() {}

    /**
     * Returns what all clips need, when the loops are not there yet.
     *
     * @throws IOException if a clip is not there any more
     */
    static DiskNeed beforeLoops(Project project) throws IOException {
        DiskNeed need = DiskNeed.beforeLoops(
                project.video(), seen(project), project.audio().bitrateKbps(2));
        add(need, project, IntStream.range(0, project.clips().size()));
        return need;
    }

    /**
     * Returns what clips need that have to be rendered, where loops are there.
     *
     * @param stillBytes of the largest full loop
     * @param previewBytes of the largest small loop
     * @param clips their positions
     * @throws IOException if a clip is not there any more
     */
    public static DiskNeed of(Project project, long stillBytes, long previewBytes, IntStream clips) throws IOException {
        DiskNeed need = new DiskNeed(
                stillBytes, previewBytes, seen(project), project.audio().bitrateKbps(2));
        add(need, project, clips);
        return need;
    }

    /** Returns how many different things are seen: pictures as they are, and with slides on them. */
    private static int seen(Project project) {
        return project.pictures().size() + project.slides().size();
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
}
