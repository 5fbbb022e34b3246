package org.stillcast.route;

import java.io.IOException;
import java.util.Optional;

import org.stillcast.ffmpeg.Command;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.ffmpeg.FfmpegMessages;
import org.stillcast.ffmpeg.StillCommand;
import org.stillcast.plan.BadPicture;
import org.stillcast.plan.Completion;
import org.stillcast.plan.Still;
import org.stillcast.words.Words;
import org.stillcast.workspace.WholeFiles;

/** Still to the same, or to a bad picture. */
final class StillRecipe implements Recipe<Still> {
    private static final Words WORDS = Words.of(StillRecipe.class);

    @Override
    public Command command(Still still) {
        return StillCommand.of(still);
    }

    /** Ends well with half a picture, too, and only says so: no picture is better than half a one. */
    @Override
    public Completion accept(Still still, Said said) throws IOException {
        Optional<String> complaint = FfmpegMessages.complaint(said.stderr());
        if (complaint.isPresent()) {
            return bad(still, complaint.get());
        }
        WholeFiles.rename(still.temporary(), still.target());
        WholeFiles.rename(still.previewTemporary(), still.previewTarget());
        return still;
    }

    @Override
    public Completion refuse(Still still, FfmpegFailedException failure) throws IOException {
        return bad(still, failure.getMessage());
    }

    private static BadPicture bad(Still still, String reason) throws IOException {
        WholeFiles.delete(still.temporary());
        WholeFiles.delete(still.previewTemporary());
        return new BadPicture(WORDS.say("bad-picture", reason));
    }
}
