package org.stillcast.timeline;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import org.stillcast.project.SampleRate;
import org.stillcast.subtitle.Cue;

/**
 * What is read while a slice of a timeline is heard: the cues of its clips, each time that they are heard, at their places in it.
 * Made anew by each iteration, so that there are never more than those of one clip.
 *
 * @param slice of the project's timeline
 * @param rate of its samples
 * @param source has the cues of clips
 */
public record CueTrack(Timeline slice, SampleRate rate, Source source) implements Iterable<Cue> {
    /** Has the cues of clips. */
    @FunctionalInterface
    public interface Source {
        /**
         * Returns the cues of a clip, counted from its start.
         *
         * @param clip its position
         */
        List<Cue> of(int clip);
    }

    @Override
    public Iterator<Cue> iterator() {
        return new Cues();
    }

    private final class Cues implements Iterator<Cue> {
        private final List<Stretch> stretches = slice.stretches();
        private final long end = rate.millisBefore(slice.samples());
        private List<Cue> ready = List.of();
        private int next;
        private int stretch;

        @Override
        public boolean hasNext() {
            while (next == ready.size() && stretch < stretches.size()) {
                ready = cues(stretch++);
                next = 0;
            }
            return next < ready.size();
        }

        @Override
        public Cue next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.get(next++);
        }

        private List<Cue> cues(int index) {
            if (!(stretches.get(index) instanceof Sounding sounding)) {
                return List.of();
            }
            long start = slice.startOf(index);
            long from = rate.nearestMillis(start);
            long to = Math.min(end, rate.nearestMillis(start + sounding.samples()));
            long clipStart = rate.nearestMillis(start - sounding.fromSample());
            List<Cue> cues = new ArrayList<>();
            for (Cue cue : source.of(sounding.clip())) {
                cue.within(from - clipStart, to - clipStart)
                        .map(heard -> heard.shifted(clipStart))
                        .ifPresent(cues::add);
            }
            return cues;
        }
    }
}
