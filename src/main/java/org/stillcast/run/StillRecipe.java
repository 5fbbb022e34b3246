package org.stillcast.run;

import java.io.IOException;
import java.util.Optional;

import org.stillcast.ffmpeg.FfmpegCommand;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.ffmpeg.FfmpegMessages;
import org.stillcast.ffmpeg.StillArguments;
import org.stillcast.files.WholeFiles;
import org.stillcast.process.FfmpegOutput;
import org.stillcast.text.Words;
import org.stillcast.work.Answer;
import org.stillcast.work.PictureEncoded;
import org.stillcast.work.Refused;
import org.stillcast.work.StillOrder;

/** Encodes the key frames of a picture, or has it refused. */
public final class StillRecipe implements Recipe<StillOrder> {
    private static final Words WORDS = Words.of(StillRecipe.class);

    @Override
    public FfmpegCommand command(StillOrder still) {
        return StillArguments.of(still);
    }

    /** Ends well with half a picture, too, and only says so: no picture is better than half a one. */
    @Override
    public Answer accept(StillOrder still, FfmpegOutput said) throws IOException {
        Optional<String> complaint = FfmpegMessages.complaint(said.stderr());
        if (complaint.isPresent()) {
            return bad(still, complaint.get());
        }
        WholeFiles.delete(still.layer()); // not before: another try needs it
        return new PictureEncoded(still);
    }

    @Override
    public void requireIngredients(StillOrder still) throws IOException {
        if (still.slide().isPresent()) {
            Recipe.requireThere(still.layer(), WORDS.say("layer-gone"));
        }
    }

    @Override
    public Answer refuse(StillOrder still, FfmpegFailedException failure) throws IOException {
        return bad(still, failure.getMessage());
    }

    private static Refused bad(StillOrder still, String reason) throws IOException {
        WholeFiles.delete(still.keyFrame());
        WholeFiles.delete(still.previewKeyFrame());
        WholeFiles.delete(still.layer());
        String sentence = still.slide().isPresent()
                ? WORDS.say("bad-picture-or-slide", reason)
                : WORDS.say("bad-picture", reason);
        return Refused.picture(still, sentence);
    }
}
