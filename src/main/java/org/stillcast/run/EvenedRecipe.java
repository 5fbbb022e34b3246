package org.stillcast.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

import org.stillcast.ffmpeg.FfmpegCommand;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.files.WholeFiles;
import org.stillcast.process.FfmpegOutput;
import org.stillcast.project.Answer;
import org.stillcast.text.Words;
import org.stillcast.work.EvenedClip;

/**
 * Evened clip to a rendered segment, or to a bad clip: as with any other clip, but what is said and named is the clip that
 * the user gave.
 */
public final class EvenedRecipe implements Recipe<EvenedClip> {
    private static final Words WORDS = Words.of(EvenedRecipe.class);
    private final SegmentRecipe segments;

    public EvenedRecipe(SegmentRecipe segments) {
        this.segments = segments;
    }

    @Override
    public FfmpegCommand command(EvenedClip clip) {
        return segments.command(clip.rendering());
    }

    @Override
    public String summarize(EvenedClip clip, InputStream stdout) throws IOException {
        return segments.summarize(clip.order(), stdout);
    }

    @Override
    public Answer accept(EvenedClip clip, FfmpegOutput said) throws IOException {
        Answer completion =
                segments.rendered(clip.order(), new FfmpegOutput(clip.said() + said.stderr(), said.stdout()));
        WholeFiles.delete(clip.sound());
        return completion;
    }

    @Override
    public void requireIngredients(EvenedClip clip) throws IOException {
        Recipe.requireThere(clip.sound(), WORDS.say("evened-gone"));
        segments.requireIngredients(clip.order());
    }

    /** The next run makes it anew. */
    @Override
    public List<Path> temporaries(EvenedClip clip) {
        return List.of(clip.sound());
    }

    @Override
    public Answer refuse(EvenedClip clip, FfmpegFailedException failure) throws IOException {
        WholeFiles.delete(clip.sound());
        return SegmentRecipe.undecodable(clip.order(), failure);
    }
}
