package org.stillcast.run;

import java.io.IOException;
import java.util.Optional;

import org.stillcast.files.Fingerprint;
import org.stillcast.packed.KeyTable;
import org.stillcast.project.ChannelRule;
import org.stillcast.project.Project;
import org.stillcast.timeline.TakeTable;
import org.stillcast.work.SegmentOrder;

/**
 * The fingerprints of a project's segments, by the positions of their clips: each is told once, when the clip is read
 * for it. Not safe for use by several threads.
 */
final class SegmentNames {
    /** Changes when the same clip would be heard otherwise, by a sample; RecipesTest has what it stands for. */
    static final String RECIPE = "segment 3";

    private final TakeTable takes;
    private final ClipSources sources;
    private final SegmentOrder.Rendering rendering;
    private final String renderingFingerprint;
    private final Version10 version10;
    private final KeyTable namesIn10 = new KeyTable();
    private boolean looksBack;

    /**
     * @param takes which the fingerprints are put into
     * @param sources which the clips are read from
     * @param ffmpegVersion that will do the work
     * @param still fingerprint of the project's picture, which version 1.0 went by
     */
    SegmentNames(Project project, TakeTable takes, ClipSources sources, String ffmpegVersion, String still) {
        this.takes = takes;
        this.sources = sources;
        rendering = new SegmentOrder.Rendering(
                RECIPE,
                ffmpegVersion,
                project.audio().channels() == ChannelRule.MONO,
                project.audio().sampleRate());
        renderingFingerprint = Fingerprint.ofRecord(rendering);
        version10 = new Version10(ffmpegVersion, still);
    }

    /** Returns what decides all segments, besides their clips. */
    SegmentOrder.Rendering rendering() {
        return rendering;
    }

    /** Says that what version 1.0 called segments is asked for, too; before any clip is read. */
    void lookBack() {
        looksBack = true;
    }

    /** Tells whether that was said. */
    boolean looksBack() {
        return looksBack;
    }

    /**
     * Returns the fingerprint of a clip's segment; the clip's source is remembered as it was when it was read for that.
     *
     * @throws IOException if it cannot be read
     */
    String of(int position) throws IOException {
        Optional<String> said = takes.fingerprint(position);
        if (said.isPresent()) {
            return said.get();
        }
        String source = sources.content(position);
        String fingerprint = Fingerprint.of(renderingFingerprint, source);
        takes.name(position, fingerprint);
        if (looksBack) {
            namesIn10.put(position, version10.segment(rendering, source));
        }
        return fingerprint;
    }

    /** Returns what version 1.0 called a clip's segment; empty if nobody looks back. */
    Optional<String> in10(int position) {
        return namesIn10.get(position);
    }

    /** Tells whether a clip's segment is called so, now or by version 1.0. */
    boolean isCalled(int position, String fingerprint) {
        Optional<String> name = Optional.of(fingerprint);
        return takes.fingerprint(position).equals(name) || in10(position).equals(name);
    }
}
