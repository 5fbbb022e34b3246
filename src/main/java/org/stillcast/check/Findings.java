package org.stillcast.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.stillcast.plan.RenderedSegment;
import org.stillcast.timeline.SampleRate;

/** The faults that were found in a part, as sentences; the first of each clip, and so many that people read them. */
final class Findings {
    static final int MOST = 20;

    private final SampleRate rate;
    private final List<String> sentences = new ArrayList<>();
    private int count;
    private int lastClip = -1;

    Findings(SampleRate rate) {
        this.rate = rate;
    }

    /**
     * @param start in the part, of the stretch that the fault was found in
     * @param fault in words that go on from the clip
     */
    void add(RenderedSegment segment, long start, String fault) {
        if (segment.position() == lastClip) {
            return;
        }
        lastClip = segment.position();
        add("clip \"%s\" %s, at %s".formatted(segment.clipId(), fault, time(start)));
    }

    void addEarlyEnd(long end, long missing) {
        add("the part ends %d samples early, at %s".formatted(missing, time(end)));
    }

    private void add(String sentence) {
        count++;
        if (count <= MOST) {
            sentences.add(sentence);
        }
    }

    List<String> sentences() {
        List<String> all = new ArrayList<>(sentences);
        if (count > MOST) {
            all.add("%d more faults".formatted(count - MOST));
        }
        return List.copyOf(all);
    }

    private String time(long samples) {
        Duration time = Duration.ofSeconds(samples / rate.hertz());
        return "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
