package org.stillcast.forecast;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import org.stillcast.project.BadClip;
import org.stillcast.project.Clip;
import org.stillcast.project.Project;
import org.stillcast.project.SampleRate;
import org.stillcast.promise.SoundHead;

/**
 * What is known of the sounds of a project's clips, by their positions, before any of them is rendered: what their heads say, and
 * their sizes. Some two dozen bytes a clip; unmodifiable.
 */
public final class ClipFacts {
    private static final SampleRate MILLISECONDS = new SampleRate(1000);

    private final SampleRate rate;
    private final long[] lengths;
    private final byte[] channels;
    private final int[] ratesHz;
    private final long[] bytes;
    private final boolean[] used;

    private ClipFacts(SampleRate rate, long[] lengths, ClipFacts others) {
        this.rate = rate;
        this.lengths = lengths;
        channels = others.channels;
        ratesHz = others.ratesHz;
        bytes = others.bytes;
        used = others.used;
    }

    private ClipFacts(List<Clip> clips) throws IOException {
        int count = clips.size();
        rate = MILLISECONDS;
        lengths = new long[count];
        channels = new byte[count];
        ratesHz = new int[count];
        bytes = new long[count];
        used = new boolean[count];
        for (int clip = 0; clip < count; clip++) {
            look(clip, clips.get(clip));
        }
    }

    private void look(int clip, Clip file) throws IOException {
        SoundHead head = SoundHead.of(file.audio());
        lengths[clip] = head.millis().orElse(0);
        channels[clip] = (byte) head.channels();
        ratesHz[clip] = head.rateHz();
        bytes[clip] = Files.size(file.audio());
        used[clip] = true;
    }

    /**
     * Reads the heads of all clips of a project; lengths are in milliseconds then.
     *
     * @throws IOException if one cannot be read
     */
    public static ClipFacts ofHeads(Project project) throws IOException {
        ClipFacts facts = new ClipFacts(project.clips());
        project.badClips().stream().mapToInt(BadClip::position).forEach(bad -> facts.used[bad] = false);
        return facts;
    }

    /**
     * Returns the same with lengths that were measured.
     *
     * @param measured samples of each clip, 0 if it could not be decoded
     */
    ClipFacts withLengths(SampleRate measuredRate, long[] measured) {
        return new ClipFacts(measuredRate, measured.clone(), this);
    }

    /** Returns what lengths are counted in. */
    public SampleRate rate() {
        return rate;
    }

    /** Returns how many clips there are, also bad ones. */
    public int size() {
        return lengths.length;
    }

    /** Returns the clips that are not known to be bad, in order. */
    public IntStream used() {
        return IntStream.range(0, used.length).filter(clip -> used[clip]);
    }

    /** Returns how many samples of {@link #rate} a clip has; empty if that is not known. */
    public OptionalLong samples(int clip) {
        return lengths[clip] == 0 ? OptionalLong.empty() : OptionalLong.of(lengths[clip]);
    }

    /** Returns how long a clip is, in seconds; 0 if that is not known. */
    public double seconds(int clip) {
        return (double) lengths[clip] / rate.hertz();
    }

    /** Returns how many channels a clip has; empty if that is not known. */
    public OptionalInt channels(int clip) {
        return channels[clip] == 0 ? OptionalInt.empty() : OptionalInt.of(channels[clip]);
    }

    /** Returns how many samples a second a clip has; empty if that is not known. */
    public OptionalInt rateHz(int clip) {
        return ratesHz[clip] == 0 ? OptionalInt.empty() : OptionalInt.of(ratesHz[clip]);
    }

    /** Returns the size of a clip's file. */
    public long bytes(int clip) {
        return bytes[clip];
    }
}
