package org.stillcast.check;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

import org.stillcast.project.SampleRate;
import org.stillcast.work.ClipPiece;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.PartFault;
import org.stillcast.work.SoundPiece;

/**
 * A part laid beside the sketches of its segments.
 *
 * <p>Needs the memory of a second of sound, however long the part is.
 */
public final class SoundComparison {
    private final JoinOrder part;
    private final SketchSource sketches;
    private final SampleRate rate;
    private final SketchResolution resolution;
    private final BlockCheck check;
    private final PartFaultList findings;
    private final int tolerance;
    private final SketchBlock block;
    private final float[] actual =
            new float[SketchBlock.MOST_CELLS * SketchResolution.POINTS_PER_CELL + 2 * BlockCheck.MARGIN_POINTS];

    /**
     * @param sketches of the part's segments
     */
    public SoundComparison(JoinOrder part, SketchSource sketches) {
        this.part = part;
        this.sketches = sketches;
        this.rate = part.sampleRate();
        this.resolution = SketchResolution.of(rate, part.channels());
        this.block = new SketchBlock(resolution);
        this.check = new BlockCheck(resolution, rate, part.content().sound().bitrateKbps() / part.channels());
        // ffmpeg 4.4 writes down in milliseconds how much of a track is to be heard.
        this.tolerance = rate.hertz() / 1000;
        this.findings = new PartFaultList(rate);
    }

    /**
     * Compares.
     *
     * @param au the part's sound as ffmpeg writes it as {@code -f au}; read to its end, not closed
     * @return the faults, in order; the last one may say how many more there are
     * @throws IOException if the stream or a sketch cannot be read
     */
    public List<PartFault> faults(InputStream au) throws IOException {
        AuStream sound = AuStream.open(au);
        if (sound.rateHz() != rate.hertz() || sound.channels() != part.channels()) {
            return List.of(PartFault.ofPart("the sound has %d Hz and %d channels instead of %d Hz and %d"
                    .formatted(sound.rateHz(), sound.channels(), rate.hertz(), part.channels())));
        }
        SlidingWindow window = new SlidingWindow(sound, actual.length * resolution.pointSamples());
        long start = 0;
        for (SoundPiece piece : part.pieces()) {
            try {
                compare(piece, start, window);
            } catch (EOFException e) {
                findings.add(piece, start, "has a segment that is longer than what was heard of it");
            }
            start += piece.samples();
        }
        long length = window.length();
        if (length < start - tolerance) {
            findings.addEarlyEnd(length, start - length);
        }
        return findings.all();
    }

    private void compare(SoundPiece piece, long start, SlidingWindow window) throws IOException {
        if (piece instanceof ClipPiece clip) {
            long from = block.firstCellBehind(clip.fromSample());
            long end = clip.fromSample() + clip.samples();
            long to = end < clip.take().samples() ? block.lastCellBefore(end) : end;
            if (from >= to) {
                return; // cut so short that no cell is left whole
            }
            try (InputStream sketch = sketches.open(clip)) {
                block.skip(sketch, from);
                compare(piece, start + from - clip.fromSample(), start + to - clip.fromSample(), sketch, window);
            }
        } else {
            compare(piece, start, start + piece.samples(), new SilentSketch(), window);
        }
    }

    private void compare(SoundPiece piece, long start, long end, InputStream sketch, SlidingWindow window)
            throws IOException {
        int margin = BlockCheck.MARGIN_POINTS * resolution.pointSamples();
        int samples;
        for (long position = start; position < end; position += samples) {
            samples = block.read(sketch, end - position);
            window.moveTo(position - margin, samples + 2 * margin);
            if (window.read() < position + samples - tolerance) {
                return; // how far the part goes is said once, for all
            }
            for (int channel = 0; channel < resolution.channels(); channel++) {
                window.downsample(resolution, position - margin, samples + 2 * margin, channel, actual);
                Optional<String> fault =
                        check.faultIn(block, channel, actual, position == start, position + samples == end);
                if (fault.isPresent()) {
                    findings.add(piece, position, fault.get() + side(channel));
                }
            }
        }
    }

    private String side(int channel) {
        if (resolution.channels() == 1) {
            return "";
        }
        return channel == 0 ? " (left channel)" : " (right channel)";
    }
}
