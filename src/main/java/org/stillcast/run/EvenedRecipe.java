package org.stillcast.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

import org.stillcast.ffmpeg.FfmpegCommand;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.files.WholeFiles;
import org.stillcast.process.FfmpegOutput;
import org.stillcast.text.Words;
import org.stillcast.work.Answer;
import org.stillcast.work.EvenedOrder;

/**
 * Renders the segment of an evened clip, or has it refused: as with any other clip, but what is said and named is the clip that
 * the user gave.
 */
public final class EvenedRecipe implements Recipe<EvenedOrder> {
    private static final Words WORDS = Words.of(EvenedRecipe.class);
    private final SegmentRecipe segments;

    public EvenedRecipe(SegmentRecipe segments) {
        this.segments = segments;
    }

    @Override
    public FfmpegCommand command(EvenedOrder order) {
        return segments.command(order.rendering());
    }

    @Override
    public String summarize(EvenedOrder order, InputStream stdout) throws IOException {
        return segments.summarize(order.segment(), stdout);
    }

    @Override
    public Answer accept(EvenedOrder order, FfmpegOutput said) throws IOException {
        Answer completion =
                segments.rendered(order.segment(), new FfmpegOutput(order.said() + said.stderr(), said.stdout()));
        WholeFiles.delete(order.sound());
        return completion;
    }

    @Override
    public void requireIngredients(EvenedOrder order) throws IOException {
        Recipe.requireThere(order.sound(), WORDS.say("evened-gone"));
        segments.requireIngredients(order.segment());
    }

    /** The next run makes it anew. */
    @Override
    public List<Path> temporaries(EvenedOrder order) {
        return List.of(order.sound());
    }

    @Override
    public Answer refuse(EvenedOrder order, FfmpegFailedException failure) throws IOException {
        WholeFiles.delete(order.sound());
        return SegmentRecipe.undecodable(order.segment(), failure);
    }
}
