package org.stillcast.run;

import java.io.IOException;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

import org.stillcast.files.Fingerprint;
import org.stillcast.loudness.LevelRule;
import org.stillcast.packed.KeyTable;
import org.stillcast.project.ChannelRule;
import org.stillcast.project.LoudnessRule;
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

    /** What a clip is called that is measured, before it is known what gain all get. */
    private static final String MEASURED = "measured 1";

    private final TakeTable takes;
    private final TakeTable measures;
    private final ClipSources sources;
    private final Optional<LoudnessRule> loudness;
    private final SegmentOrder.Rendering rendering;
    private final String renderingFingerprint;
    private final Supplier<Version10> version10;
    private final KeyTable namesIn10 = new KeyTable();
    private OptionalInt gain = OptionalInt.empty();
    private boolean looksBack;

    /**
     * @param takes which the fingerprints are put into
     * @param measures which those of clips are put into that are measured before all get one gain
     * @param sources which the clips are read from
     * @param ffmpegVersion that will do the work
     * @param version10 what version 1.0 called segments, asked for when something of it is looked for
     */
    SegmentNames(
            Project project,
            TakeTable takes,
            TakeTable measures,
            ClipSources sources,
            String ffmpegVersion,
            Supplier<Version10> version10) {
        this.takes = takes;
        this.measures = measures;
        loudness = project.loudness();
        this.sources = sources;
        rendering = new SegmentOrder.Rendering(
                RECIPE,
                ffmpegVersion,
                project.audio().channels() == ChannelRule.MONO,
                project.audio().sampleRate());
        String asItIs = Fingerprint.ofRecord(rendering);
        renderingFingerprint = loudness.map(rule -> rule.ofProject()
                        ? Fingerprint.of(asItIs, MEASURED)
                        : Fingerprint.of(asItIs, LevelRecipe.RECIPE, target(rule)))
                .orElse(asItIs);
        this.version10 = version10;
    }

    /** Returns what decides all segments, besides their clips. */
    SegmentOrder.Rendering rendering() {
        return rendering;
    }

    /** Returns what is wanted of the loudness of all segments that are rendered now. */
    Optional<LevelRule> level() {
        return loudness.map(rule -> {
            if (!rule.ofProject()) {
                return new LevelRule.ToTarget(target(rule));
            }
            return gain.isPresent() ? new LevelRule.ByGain(gain.getAsInt()) : new LevelRule.OnlyMeasured();
        });
    }

    private static int target(LoudnessRule rule) {
        return rule.targetLufs()
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    /** Tells whether a loudness is wanted. */
    boolean areLevelled() {
        return loudness.isPresent();
    }

    /** Tells whether clips are only measured as yet, since all get one gain. */
    boolean areMeasured() {
        return loudness.filter(LoudnessRule::ofProject).isPresent() && gain.isEmpty();
    }

    /** Tells whether the gain that all clips get was said. */
    boolean isGainSettled() {
        return gain.isPresent();
    }

    /**
     * Says what gain all clips get: from now on segments are called by it.
     *
     * @param hundredths of a dB
     */
    void settle(int hundredths) {
        gain = OptionalInt.of(hundredths);
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
        if (areMeasured()) {
            return measured(position);
        }
        return gain.isPresent() ? levelled(position, gain.getAsInt()) : rendered(position, takes);
    }

    /**
     * Returns what a clip's segment is called before it gets the gain of all.
     *
     * @throws IOException if the clip cannot be read
     */
    String measured(int position) throws IOException {
        return rendered(position, measures);
    }

    /** Returns what a measured clip's segment is called with a gain that all get. */
    static String levelled(String measured, int gain) {
        return Fingerprint.of(measured, LevelRecipe.RECIPE, gain);
    }

    private String levelled(int position, int gainOfAll) throws IOException {
        Optional<String> said = takes.fingerprint(position);
        if (said.isPresent()) {
            return said.get();
        }
        String fingerprint = levelled(measured(position), gainOfAll);
        takes.name(position, fingerprint);
        return fingerprint;
    }

    private String rendered(int position, TakeTable table) throws IOException {
        Optional<String> said = table.fingerprint(position);
        if (said.isPresent()) {
            return said.get();
        }
        String source = sources.content(position);
        String fingerprint = Fingerprint.of(renderingFingerprint, source);
        table.name(position, fingerprint);
        if (looksBack) {
            namesIn10.put(position, version10.get().segment(rendering, source));
        }
        return fingerprint;
    }

    /** Returns what version 1.0 called a clip's segment; empty if nobody looks back. */
    Optional<String> in10(int position) {
        return namesIn10.get(position);
    }

    /** Tells whether a clip's segment is called so, now, before it gets the gain of all, or by version 1.0. */
    boolean isCalled(int position, String fingerprint) {
        Optional<String> name = Optional.of(fingerprint);
        return takes.fingerprint(position).equals(name)
                || measures.fingerprint(position).equals(name)
                || in10(position).equals(name);
    }
}
