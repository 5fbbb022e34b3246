package org.stillcast.run;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;

import org.stillcast.check.DualMono;
import org.stillcast.ffmpeg.EvenArguments;
import org.stillcast.ffmpeg.FfmpegCommand;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.files.WholeFiles;
import org.stillcast.process.FfmpegOutput;
import org.stillcast.project.Answer;
import org.stillcast.work.EvenedClip;
import org.stillcast.work.UnevenClip;

/** Uneven clip to an evened one, or to a bad one. */
public final class EvenRecipe implements Recipe<UnevenClip> {
    private static final String ALIKE = "both sides are alike";

    @Override
    public FfmpegCommand command(UnevenClip clip) {
        return EvenArguments.of(clip);
    }

    /** Writes the sound down, and looks at its sides while it does. */
    @Override
    public String summarize(UnevenClip clip, InputStream stdout) throws IOException {
        try (OutputStream sound =
                new BufferedOutputStream(Files.newOutputStream(clip.order().evened()))) {
            return DualMono.copyAndCompare(stdout, sound) ? ALIKE : "";
        }
    }

    @Override
    public Answer accept(UnevenClip clip, FfmpegOutput said) {
        return new EvenedClip(clip.order(), said.stdout().equals(ALIKE), said.stderr());
    }

    @Override
    public Answer refuse(UnevenClip clip, FfmpegFailedException failure) throws IOException {
        WholeFiles.delete(clip.order().evened());
        return SegmentRecipe.undecodable(clip.order(), failure);
    }
}
