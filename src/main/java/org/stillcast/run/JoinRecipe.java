package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Path;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.ffmpeg.ConcatScript;
import org.stillcast.ffmpeg.FfmpegCommand;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.ffmpeg.FfmpegMessages;
import org.stillcast.ffmpeg.JoinArguments;
import org.stillcast.files.WholeFiles;
import org.stillcast.process.FfmpegOutput;
import org.stillcast.text.Words;
import org.stillcast.timeline.PictureRun;
import org.stillcast.work.Answer;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.PartForm;
import org.stillcast.work.PartJoined;
import org.stillcast.work.SegmentFiles;
import org.stillcast.workspace.Workspace;

/** Joins a part under its temporary name. */
public final class JoinRecipe implements Recipe<JoinOrder> {
    private static final Words WORDS = Words.of(JoinRecipe.class);
    private static final Logger LOG = LoggerFactory.getLogger(JoinRecipe.class);

    /** Writes the lists that a part is joined from. */
    public void writeLists(JoinOrder part) throws IOException {
        if (part.form() != PartForm.VIDEO || part.number() == 0) {
            LOG.info("Exporting: {}", part.nameInLog());
        } else if (part.count() > 0) {
            LOG.info("Exporting part {}/{}", part.number(), part.count());
        } else { // that line follows when the number of parts is known
            LOG.info("Joining part {} while clips are rendered", part.number());
        }
        part.sound().ifPresent(earlier -> LOG.debug("{} takes its sound from {}", part.nameInLog(), earlier.file()));
        Path folder = part.folder();
        if (part.form() == PartForm.VIDEO) {
            Workspace.writeList(
                    folder.resolve(ConcatScript.videoName(part)), text -> ConcatScript.writeVideo(part, text));
        }
        if (part.sound().isEmpty()) {
            Workspace.writeList(
                    folder.resolve(ConcatScript.audioName(part)), text -> ConcatScript.writeAudio(part, text));
        }
    }

    @Override
    public FfmpegCommand command(JoinOrder part) {
        return JoinArguments.of(part);
    }

    /** Whether it is what was ordered is for the check to say, and where it is not. */
    @Override
    public Answer accept(JoinOrder part, FfmpegOutput said) {
        FfmpegMessages.complaint(said.stderr()).ifPresent(text -> LOG.warn("{}: {}", part.nameInLog(), text));
        return new PartJoined(part);
    }

    @Override
    public void requireIngredients(JoinOrder part) throws IOException {
        if (part.sound().isPresent()) {
            Recipe.requireThere(part.sound().get().file(), WORDS.say("earlier-part-gone"));
        }
        for (PictureRun run : part.content().pictures()) {
            Recipe.requireThere(part.folder().resolve(SegmentFiles.still(run.still())), WORDS.say("loop-gone"));
        }
    }

    /** What a part is made of is ours, so nothing is wrong with what the user gave. */
    @Override
    public Answer refuse(JoinOrder part, FfmpegFailedException failure) throws IOException, FfmpegFailedException {
        WholeFiles.delete(part.temporary());
        throw failure;
    }
}
