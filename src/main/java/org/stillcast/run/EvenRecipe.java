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
import org.stillcast.work.Answer;
import org.stillcast.work.EvenOrder;
import org.stillcast.work.EvenedClip;

/** Decodes an uneven clip to an evened one, or has it refused. */
public final class EvenRecipe implements Recipe<EvenOrder> {
    private static final String ALIKE = "both sides are alike";

    @Override
    public FfmpegCommand command(EvenOrder order) {
        return EvenArguments.of(order);
    }

    /** Writes the sound down, and looks at its sides while it does. */
    @Override
    public String summarize(EvenOrder order, InputStream stdout) throws IOException {
        try (OutputStream sound =
                new BufferedOutputStream(Files.newOutputStream(order.segment().evened()))) {
            return DualMono.copyAndCompare(stdout, sound) ? ALIKE : "";
        }
    }

    @Override
    public Answer accept(EvenOrder order, FfmpegOutput said) {
        return new EvenedClip(order.segment(), said.stdout().equals(ALIKE), said.stderr());
    }

    @Override
    public Answer refuse(EvenOrder order, FfmpegFailedException failure) throws IOException {
        WholeFiles.delete(order.segment().evened());
        return SegmentRecipe.undecodable(order.segment(), failure);
    }
}
