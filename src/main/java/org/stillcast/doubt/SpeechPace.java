package org.stillcast.doubt;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How long it takes to say a text, as most of the clips of a project tell: some time around it, and some for each letter. Both are
 * medians (Theil and Sen), so that a third of the clips may have wrong texts.
 *
 * @param around seconds, >= 0
 * @param perLetter seconds
 * @param centre median of the misfits
 * @param spread of the misfits, as a standard deviation by their median
 */
record SpeechPace(double around, double perLetter, double centre, double spread) {
    /** Of fewer clips nothing can be told. */
    static final int LEAST_CLIPS = 8;

    private static final double LEAST_SPREAD = 0.08;
    private static final double DEVIATIONS = 1.4826;

    /** So much more or less says nothing of a short clip. */
    private static final double SLACK = 0.3;

    /** A text and the length of the clip that it may belong to. */
    record Sample(double letters, double seconds) {}

    /** Returns what most of some samples have in common; empty if they are too few. */
    static Optional<SpeechPace> of(List<Sample> samples) {
        if (samples.size() < LEAST_CLIPS) {
            return Optional.empty();
        }
        List<Sample> sorted = samples.stream()
                .sorted(Comparator.comparingDouble(Sample::letters))
                .toList();
        int half = sorted.size() / 2;
        double[] slopes = new double[sorted.size() - half];
        int count = 0;
        for (int i = 0; i + half < sorted.size(); i++) {
            Sample shorter = sorted.get(i);
            Sample longer = sorted.get(i + half);
            if (longer.letters() > 1.2 * shorter.letters()) {
                slopes[count++] = (longer.seconds() - shorter.seconds()) / (longer.letters() - shorter.letters());
            }
        }
        double least = median(
                samples.stream().mapToDouble(s -> s.seconds() / s.letters()).toArray());
        double slope = count == 0 ? least : median(Arrays.copyOf(slopes, count));
        double perLetter = Math.min(Math.max(slope, least / 4), least);
        double around = Math.max(
                0,
                median(samples.stream()
                        .mapToDouble(s -> s.seconds() - perLetter * s.letters())
                        .toArray()));
        return Optional.of(new SpeechPace(around, perLetter, 0, 1).centred(samples));
    }

    private SpeechPace centred(List<Sample> samples) {
        double[] misfits = samples.stream()
                .mapToDouble(s -> misfit(s.letters(), s.seconds()))
                .toArray();
        double middle = median(misfits);
        double deviation = median(
                Arrays.stream(misfits).map(misfit -> Math.abs(misfit - middle)).toArray());
        return new SpeechPace(around, perLetter, middle, Math.max(LEAST_SPREAD, DEVIATIONS * deviation));
    }

    /** Returns how many times longer a clip is than its text would be, as a natural logarithm. */
    double misfit(double letters, double seconds) {
        return Math.log((seconds + SLACK) / (around + perLetter * letters + SLACK)) - centre;
    }

    /** Returns how long it takes to say a text. */
    double seconds(double letters) {
        return around + perLetter * letters;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
