package org.stillcast.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.LongStream;

import org.stillcast.project.Project;
import org.stillcast.text.Words;
import org.stillcast.work.JoinOrder;

/**
 * What is told about a project while it is worked on: the first half is its clips, the second its parts. Only what is done
 * in this run counts for how fast it goes, and only of what is measured anything is told: as long as clips are rendered,
 * nothing is known of how long the joining will take.
 */
final class ProgressLine {
    private static final Words WORDS = Words.of(ProgressLine.class);
    private static final PaceText TEXT = new PaceText(WORDS);
    private static final Words ENGLISH = Words.english(ProgressLine.class);
    private static final PaceText ENGLISH_TEXT = new PaceText(ENGLISH);

    private final Project project;
    private final Workshop workshop;
    private volatile Pace pace;

    ProgressLine(Project project, Workshop workshop) {
        this.project = project;
        this.workshop = workshop;
        pace = new Pace(workshop.clock(), 0, 1);
    }

    /**
     * Begins with clips.
     *
     * @param open clips that have to be rendered
     * @param count of the clips that are done with, by whatever run
     */
    void beginClips(int open, int count) {
        pace = new Pace(
                workshop.clock(), open, Math.min(open, workshop.settings().segmentParallelism()));
        tellClips(count);
    }

    /**
     * Tells that a clip was rendered, or turned out to be bad.
     *
     * @param count of the clips that are done with, by whatever run
     * @param samples of this one
     */
    void clipTried(int count, long samples) {
        pace.done(1, seconds(samples));
        tellClips(count);
    }

    private void tellClips(int count) {
        int all = project.clips().size();
        tell(0.5 * count / all, WORDS.say("progress.clip", count, all), left -> WORDS.say("progress.left-clips", left));
    }

    /**
     * Begins with parts.
     *
     * @param samples of those that have to be joined
     * @param count of the parts that are there already
     */
    void beginParts(LongStream samples, int count, int all) {
        long[] lengths = samples.toArray();
        pace = new Pace(
                workshop.clock(),
                LongStream.of(lengths).sum(),
                Math.min(lengths.length, workshop.settings().partParallelism()));
        tellParts(count, all);
    }

    /**
     * Tells that a part was joined.
     *
     * @param count of the parts that are there now
     */
    void partJoined(JoinOrder part, int count) {
        pace.done(part.samples(), seconds(part.samples()));
        tellParts(count, part.count());
    }

    private void tellParts(int count, int all) {
        tell(0.5 + 0.5 * count / all, WORDS.say("progress.part", count, all), left -> WORDS.say("progress.left", left));
    }

    private void tell(double fraction, String piece, Function<String, String> left) {
        List<String> doing = new ArrayList<>(List.of(piece));
        pace.left().map(TEXT::length).map(left).ifPresent(doing::add);
        pace.speed().stream().mapToObj(TEXT::speed).forEach(doing::add);
        workshop.progress().at(project.id(), fraction, doing);
    }

    private double seconds(long samples) {
        return (double) samples / project.audio().sampleRate().hertz();
    }

    /** Returns how long the rest of the clips will take, to go on with in a line of the log; nothing if it is not known. */
    String restInLog() {
        OptionalDouble speed = pace.speed();
        return pace.left()
                .filter(left -> speed.isPresent())
                .map(left ->
                        ENGLISH.say("log.left", ENGLISH_TEXT.length(left), ENGLISH_TEXT.speed(speed.getAsDouble())))
                .orElse("");
    }
}
