package org.stillcast.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.stillcast.project.Project;
import org.stillcast.timeline.Sounding;
import org.stillcast.timeline.Stretch;
import org.stillcast.timeline.Timeline;

/**
 * The clips of a slice of a timeline.
 *
 * @param first position of the first one
 * @param last position of the last one
 * @param count of different ones
 * @param heardSamples of what is no silence
 * @param pictures their numbers, each as often as it, or a slide on it, comes in place of something else
 */
record SliceClips(int first, int last, int count, long heardSamples, List<Integer> pictures) {
    SliceClips {
        pictures = List.copyOf(pictures);
    }

    static SliceClips of(Timeline slice, Project project) {
        List<Integer> runs = new ArrayList<>();
        OptionalInt slide = OptionalInt.empty();
        int first = slice.stretches().get(0).clip();
        int last = first;
        int count = 1;
        long heard = 0;
        for (Stretch stretch : slice.stretches()) {
            int clip = stretch.clip();
            count += clip == last ? 0 : 1;
            last = clip;
            heard += stretch instanceof Sounding ? stretch.samples() : 0;
            int picture = project.pictures().of(clip);
            OptionalInt next = project.slides().of(clip);
            if (runs.isEmpty() || runs.get(runs.size() - 1) != picture || !next.equals(slide)) {
                runs.add(picture);
                slide = next;
            }
        }
        return new SliceClips(first, last, count, heard, runs);
    }
}
