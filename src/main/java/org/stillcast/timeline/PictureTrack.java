package org.stillcast.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** What is seen of a timeline: pictures in runs, laid on the grid of its frames. */
public final class PictureTrack {
    private PictureTrack() {}

    /**
     * Returns the runs, in order. A picture begins on the frame that is nearest to the first sample of its clip, and stays
     * through a silence. One whose frames would all be shared with its neighbours is not seen at all; there is at least
     * one frame in any case.
     *
     * @param slice not empty
     * @param stillOf returns the fingerprint of a clip's picture, by its position
     */
    public static List<PictureRun> of(Timeline slice, FrameGrid grid, IntFunction<String> stillOf) {
        List<PictureRun> runs = new ArrayList<>();
        long frames = grid.framesUnder(slice.samples());
        List<Stretch> stretches = slice.stretches();
        String shown = stillOf.apply(stretches.get(0).clip());
        long since = 0;
        for (int i = 1; i < stretches.size(); i++) {
            String still = stillOf.apply(stretches.get(i).clip());
            if (!still.equals(shown)) {
                long boundary = Math.min(frames, grid.boundaryAt(slice.startOf(i)));
                add(runs, shown, boundary - since);
                since = boundary;
                shown = still;
            }
        }
        add(runs, shown, frames - since);
        return runs;
    }

    /** Two runs of one picture are one. */
    private static void add(List<PictureRun> runs, String still, long frames) {
        if (frames == 0) {
            return;
        }
        int last = runs.size() - 1;
        if (last >= 0 && runs.get(last).still().equals(still)) {
            runs.set(last, new PictureRun(still, runs.get(last).frames() + frames));
        } else {
            runs.add(new PictureRun(still, frames));
        }
    }
}
