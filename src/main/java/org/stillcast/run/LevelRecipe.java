package org.stillcast.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.ffmpeg.FfmpegCommand;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.ffmpeg.LevelArguments;
import org.stillcast.files.WholeFiles;
import org.stillcast.loudness.LevelRule;
import org.stillcast.loudness.Levelling;
import org.stillcast.mp4.SoundTrack;
import org.stillcast.process.FfmpegOutput;
import org.stillcast.text.Words;
import org.stillcast.timeline.Take;
import org.stillcast.timeline.TakeLevel;
import org.stillcast.work.Answer;
import org.stillcast.work.LevelOrder;
import org.stillcast.work.SegmentOrder;

/** Brings a segment to the loudness that is wanted; what comes of it is measured once more. */
public final class LevelRecipe implements Recipe<LevelOrder> {
    /** Changes when the same segment would be heard otherwise; RecipesTest has what it stands for. */
    static final String RECIPE = "level 1";

    private static final Words WORDS = Words.of(LevelRecipe.class);
    private static final Logger LOG = LoggerFactory.getLogger(LevelRecipe.class);

    @Override
    public FfmpegCommand command(LevelOrder order) {
        return LevelArguments.of(order.segment(), order.source(), order.take().samples(), order.levelling());
    }

    @Override
    public String summarize(LevelOrder order, InputStream stdout) throws IOException {
        return SoundReading.text(order.segment(), stdout);
    }

    @Override
    public Answer accept(LevelOrder order, FfmpegOutput said) throws IOException {
        SegmentOrder segment = order.segment();
        Take take = order.take();
        requireSameLength(order);
        double lufs = SoundReading.parse(said.stdout()).loudness().lufs();
        LOG.debug("{}: {}, comes to {} LUFS", segment.nameInLog(), order.levelling(), lufs);
        Take levelled = remarked(segment, segment.level().orElseThrow(), take, order.levelling(), lufs);
        Answer answer = SegmentRecipe.finished(segment, levelled.as(segment.fingerprint()));
        discardSource(order);
        return answer;
    }

    private static void requireSameLength(LevelOrder order) throws IOException {
        Optional<SoundTrack> sound = SoundTrack.read(order.segment().temporary());
        Take take = order.take();
        if (sound.filter(track -> track.samples() == take.samples() && track.channels() == take.channels())
                .isEmpty()) {
            throw new IOException(WORDS.say("another-length", order.source()));
        }
    }

    /**
     * Returns a take with what was done to it, and with what is to be said of that.
     *
     * @param lufs what it has come to
     */
    static Take remarked(SegmentOrder segment, LevelRule rule, Take take, Levelling levelling, double lufs) {
        TakeLevel level = take.level().orElseThrow();
        OptionalDouble wanted = rule.wanted(level.loudness());
        Optional<String> remark = wanted.isPresent() ? levelling.remark(wanted.getAsDouble(), lufs) : Optional.empty();
        remark.ifPresent(text -> LOG.warn("{} {}", segment.nameInLog(), text));
        return take.withLevel(level.with((int) Math.rint(levelling.gain() * 100), remark));
    }

    @Override
    public void requireIngredients(LevelOrder order) throws IOException {
        Recipe.requireThere(order.source(), WORDS.say("segment-gone"));
    }

    /** The next run makes it anew. */
    @Override
    public List<Path> temporaries(LevelOrder order) {
        return order.isSourceTemporary() ? List.of(order.source()) : List.of();
    }

    /** What is levelled is ours, so nothing is wrong with what the user gave. */
    @Override
    public Answer refuse(LevelOrder order, FfmpegFailedException failure) throws IOException, FfmpegFailedException {
        SegmentRecipe.discard(order.segment());
        discardSource(order);
        throw failure;
    }

    private static void discardSource(LevelOrder order) throws IOException {
        if (order.isSourceTemporary()) {
            WholeFiles.delete(order.source());
        }
    }
}
