package org.stillcast.timeline;

import java.util.ArrayList;
import java.util.List;

import org.stillcast.packed.LazyList;
import org.stillcast.project.SplitAt;

/** Divides what is heard in a project into parts. */
public record PartPlanner(CutRule rule) {
    /**
     * Returns what is heard in each part, in order, with the silences at its ends; each look makes a new slice.
     *
     * @param passages at least one
     * @param keptStarts numbers of passages at which parts begin that should stay apart, ascending, without 0; what lies
     *     between two of them is divided only where it is too long for one part. The last one moves only if what is behind
     *     it is so short that it would not be left alone. Only used where parts end with clips
     */
    public List<Timeline> divide(Passages passages, List<Integer> keptStarts) {
        Timeline all = passages.timeline();
        return rule.at() == SplitAt.EXACT ? cutExactly(all) : cutAtPassages(all, passages, keptStarts);
    }

    /** Returns how many parts there are. */
    public int count(Passages passages) {
        if (rule.at() != SplitAt.EXACT) {
            return starts(passages, List.of()).size();
        }
        return exactCount(passages.samples());
    }

    private int exactCount(long samples) {
        return (int) Math.min(Integer.MAX_VALUE, (samples - 1) / rule.longestBody() + 1);
    }

    private List<Timeline> cutExactly(Timeline all) {
        long longest = rule.longestBody();
        return LazyList.of(exactCount(all.samples()), part -> {
            long start = part * longest;
            return between(all.slice(start, start + Math.min(longest, all.samples() - start)));
        });
    }

    private List<Timeline> cutAtPassages(Timeline all, Passages passages, List<Integer> keptStarts) {
        List<Integer> starts = starts(passages, rule.at() == SplitAt.CLIP ? keptStarts : List.of());
        return LazyList.of(starts.size(), part -> {
            int end = part + 1 < starts.size() ? starts.get(part + 1) : passages.count();
            return between(all.slice(passages.startOf(starts.get(part)), passages.endOf(end - 1)));
        });
    }

    private Timeline between(Timeline body) {
        return body.between(rule.leadSamples(), rule.tailSamples());
    }

    private List<Integer> starts(Passages passages, List<Integer> keptStarts) {
        List<Integer> starts = new ArrayList<>();
        int from = 0;
        for (int to : keptStarts) {
            starts.addAll(startsBetween(from, to, passages));
            from = to;
        }
        starts.addAll(startsBetween(from, passages.count(), passages));
        evenOutTheLastTwo(starts, passages, passages.count());
        return starts;
    }

    private List<Integer> startsBetween(int from, int to, Passages passages) {
        List<Integer> starts = new ArrayList<>(List.of(from));
        PartCutter cutter = new PartCutter(rule);
        for (int i = from; i < to; i++) {
            long pauseBefore = i == 0 ? 0 : passages.pauseBehind(i - 1);
            cutter.next(i, pauseBefore, passages.samples(i), passages.opensChapter(i))
                    .ifPresent(starts::add);
        }
        evenOutTheLastTwo(starts, passages, to);
        return starts;
    }

    /**
     * A last part that is very short takes from the one before it, as long as neither grows past the limit; a chapter is
     * not torn for that if one begins near enough.
     *
     * @param starts of parts; the last one's is moved
     * @param end number behind the last passage
     */
    private void evenOutTheLastTwo(List<Integer> starts, Passages passages, int end) {
        if (starts.size() < 2) {
            return;
        }
        int from = starts.get(starts.size() - 2);
        int last = starts.get(starts.size() - 1);
        if (rule.isLeftAlone(body(passages, last, end))) {
            return;
        }
        int nearest = nearestToTheMiddle(passages, from, end, false);
        int chapter = nearestToTheMiddle(passages, from, end, true);
        boolean keepsChapter = chapter != from
                && rule.isNearEnoughForChapter(distanceFromTheMiddle(passages, from, chapter, end) / 2)
                && fits(passages, from, chapter)
                && fits(passages, chapter, end);
        starts.set(starts.size() - 1, keepsChapter ? chapter : nearest);
    }

    private boolean fits(Passages passages, int from, int end) {
        return body(passages, from, end) <= rule.longestBody();
    }

    /** Returns the first one of a part if there is no other. */
    private static int nearestToTheMiddle(Passages passages, int from, int end, boolean opensChapter) {
        int nearest = from;
        long distance = Long.MAX_VALUE;
        for (int i = from + 1; i < end; i++) {
            long here = distanceFromTheMiddle(passages, from, i, end);
            if (here < distance && (!opensChapter || passages.opensChapter(i))) {
                distance = here;
                nearest = i;
            }
        }
        return nearest;
    }

    /** Returns twice the distance, which is whole. */
    private static long distanceFromTheMiddle(Passages passages, int from, int at, int end) {
        long before = body(passages, from, at);
        long behind = body(passages, at, end);
        return Math.abs(before - behind);
    }

    private static long body(Passages passages, int from, int end) {
        return passages.endOf(end - 1) - passages.startOf(from);
    }
}
