package org.stillcast.run;

import java.io.IOException;

import org.stillcast.project.Clip;
import org.stillcast.project.Project;
import org.stillcast.promise.Promise;
import org.stillcast.timeline.PartPlanner;
import org.stillcast.workspace.DiskNeed;
import org.stillcast.workspace.DiskSpace;

/**
 * What a project will come to, as far as it can be told before anything is decoded: from what the heads of its clips say, or,
 * where they say nothing, from what their bytes hold.
 *
 * @param clips of the project
 * @param unknownClips those of them of which the length is not known
 * @param millis length of all others
 * @param parts of those; at least one
 * @param need at most
 */
public record Estimate(int clips, int unknownClips, long millis, int parts, DiskNeed need) {
    /**
     * Looks at all clips of a project.
     *
     * @throws IOException if one cannot be read
     */
    public static Estimate of(Project project) throws IOException {
        int clips = project.clips().size();
        long[] millis = new long[clips];
        long sum = 0;
        int unknown = 0;
        for (int i = 0; i < clips; i++) {
            millis[i] = millis(project.clips().get(i));
            sum += millis[i];
            unknown += millis[i] == 0 ? 1 : 0;
        }
        long longest =
                project.splitEvery().map(every -> Math.max(1, every.toMillis())).orElse(Long.MAX_VALUE);
        int parts = new PartPlanner(longest).count(clips, i -> millis[i]);
        DiskNeed need = DiskSpace.add(
                DiskNeed.beforeLoops(project.video(), project.audio().bitrateKbps(2)), project.clips());
        return new Estimate(clips, unknown, sum, parts, need);
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
