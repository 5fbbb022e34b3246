package org.stillcast.run;

import java.io.IOException;

import org.stillcast.ffmpeg.FfmpegCommand;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.ffmpeg.SilencesArguments;
import org.stillcast.files.WholeFiles;
import org.stillcast.mp4.SoundTrack;
import org.stillcast.process.FfmpegOutput;
import org.stillcast.text.Words;
import org.stillcast.work.Answer;
import org.stillcast.work.SilencesMade;
import org.stillcast.work.SilencesOrder;

/** Makes files of silence. */
public final class SilencesRecipe implements Recipe<SilencesOrder> {
    private static final Words WORDS = Words.of(SilencesRecipe.class);

    @Override
    public FfmpegCommand command(SilencesOrder order) {
        return SilencesArguments.of(order);
    }

    @Override
    public Answer accept(SilencesOrder order, FfmpegOutput said) throws IOException {
        for (SilencesOrder.SilenceFile file : order.files()) {
            long samples =
                    SoundTrack.read(file.temporary()).map(SoundTrack::samples).orElse(0L);
            if (samples != file.samples()) {
                throw new IOException(WORDS.say("silence-faulty", samples, file.samples()));
            }
            WholeFiles.rename(file.temporary(), file.target());
        }
        return new SilencesMade(order);
    }

    /** Nothing of what the user gave is in it. */
    @Override
    public Answer refuse(SilencesOrder order, FfmpegFailedException failure) throws IOException, FfmpegFailedException {
        for (SilencesOrder.SilenceFile file : order.files()) {
            WholeFiles.delete(file.temporary());
        }
        throw failure;
    }
}
