package org.stillcast.route;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

import org.stillcast.ffmpeg.Command;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.plan.Completion;
import org.stillcast.plan.EvenedClip;
import org.stillcast.words.Words;
import org.stillcast.workspace.WholeFiles;

/**
 * Evened clip to a rendered segment, or to a bad clip: as with any other clip, but what is said and named is the clip that
 * the user gave.
 */
final class EvenedRecipe implements Recipe<EvenedClip> {
    private static final Words WORDS = Words.of(EvenedRecipe.class);
    private final SegmentRecipe segments;

    EvenedRecipe(SegmentRecipe segments) {
        this.segments = segments;
    }

    @Override
    public Command command(EvenedClip clip) {
        return segments.command(clip.rendering());
    }

    @Override
    public String digest(EvenedClip clip, InputStream stdout) throws IOException {
        return segments.digest(clip.order(), stdout);
    }

    @Override
    public Completion accept(EvenedClip clip, Said said) throws IOException {
        Completion completion = segments.rendered(clip.order(), new Said(clip.said() + said.stderr(), said.stdout()));
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
    public Completion refuse(EvenedClip clip, FfmpegFailedException failure) throws IOException {
        WholeFiles.delete(clip.sound());
        return SegmentRecipe.undecodable(clip.order(), failure);
    }
}
