package org.stillcast.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.stillcast.project.SampleRate;
import org.stillcast.text.ClockTime;
import org.stillcast.work.PartFault;
import org.stillcast.work.SoundPiece;

/** The faults that were found in a part; the first of each clip, and so many that people read them. */
final class PartFaultList {
    static final int MOST = 20;

    private final SampleRate rate;
    private final List<PartFault> faults = new ArrayList<>();
    private int count;
    private int lastClip = -1;

    PartFaultList(SampleRate rate) {
        this.rate = rate;
    }

    /**
     * @param start in the part, of the stretch that the fault was found in
     * @param fault in words that go on from the clip
     */
    void add(SoundPiece piece, long start, String fault) {
        if (piece.clip() == lastClip) {
            return;
        }
        lastClip = piece.clip();
        add(PartFault.in(piece.clipId(), "%s, at %s".formatted(fault, time(start))));
    }

    void addEarlyEnd(long end, long missing) {
        add(PartFault.ofPart("the part ends %d samples early, at %s".formatted(missing, time(end))));
    }

    private void add(PartFault fault) {
        count++;
        if (count <= MOST) {
            faults.add(fault);
        }
    }

    List<PartFault> all() {
        List<PartFault> all = new ArrayList<>(faults);
        if (count > MOST) {
            all.add(PartFault.ofPart("%d more faults".formatted(count - MOST)));
        }
        return List.copyOf(all);
    }

    private String time(long samples) {
        return ClockTime.of(Duration.ofSeconds(samples / rate.hertz()));
    }
}
