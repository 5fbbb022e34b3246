package org.stillcast.run;

import java.io.IOException;

import org.stillcast.ffmpeg.FfmpegCommand;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.ffmpeg.SkipFramesArguments;
import org.stillcast.files.WholeFiles;
import org.stillcast.process.FfmpegOutput;
import org.stillcast.work.Answer;
import org.stillcast.work.SkipFramesMade;
import org.stillcast.work.SkipFramesOrder;

/** Makes the frames that say "as before". */
public final class SkipFramesRecipe implements Recipe<SkipFramesOrder> {
    @Override
    public FfmpegCommand command(SkipFramesOrder order) {
        return SkipFramesArguments.of(order);
    }

    /** Whether they are what they should be is seen by the loops that are made of them. */
    @Override
    public Answer accept(SkipFramesOrder order, FfmpegOutput said) throws IOException {
        WholeFiles.rename(order.temporary(), order.target());
        WholeFiles.rename(order.previewTemporary(), order.previewTarget());
        return new SkipFramesMade(order);
    }

    /** Nothing that the user gave is in them. */
    @Override
    public Answer refuse(SkipFramesOrder order, FfmpegFailedException failure)
            throws IOException, FfmpegFailedException {
        WholeFiles.delete(order.temporary());
        WholeFiles.delete(order.previewTemporary());
        throw failure;
    }
}
