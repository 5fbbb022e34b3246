package org.stillcast.route;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;

import org.stillcast.check.Sides;
import org.stillcast.ffmpeg.Command;
import org.stillcast.ffmpeg.EvenCommand;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.plan.Completion;
import org.stillcast.plan.EvenedClip;
import org.stillcast.plan.UnevenClip;
import org.stillcast.workspace.WholeFiles;

/** Uneven clip to an evened one, or to a bad one. */
final class EvenRecipe implements Recipe<UnevenClip> {
    private static final String ALIKE = "both sides are alike";

    @Override
    public Command command(UnevenClip clip) {
        return EvenCommand.of(clip);
    }

    /** Writes the sound down, and looks at its sides while it does. */
    @Override
    public String digest(UnevenClip clip, InputStream stdout) throws IOException {
        try (OutputStream sound =
                new BufferedOutputStream(Files.newOutputStream(clip.order().evened()))) {
            return Sides.areAlikeIn(stdout, sound) ? ALIKE : "";
        }
    }

    @Override
    public Completion accept(UnevenClip clip, Said said) {
        return new EvenedClip(clip.order(), said.stdout().equals(ALIKE), said.stderr());
    }

    @Override
    public Completion refuse(UnevenClip clip, FfmpegFailedException failure) throws IOException {
        WholeFiles.delete(clip.order().evened());
        return SegmentRecipe.undecodable(clip.order(), failure);
    }
}
