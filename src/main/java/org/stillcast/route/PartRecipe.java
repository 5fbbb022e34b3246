package org.stillcast.route;

import java.io.IOException;
import java.nio.file.Path;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.ffmpeg.Command;
import org.stillcast.ffmpeg.ConcatScript;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.ffmpeg.FfmpegMessages;
import org.stillcast.ffmpeg.PartCommand;
import org.stillcast.plan.Completion;
import org.stillcast.plan.Folders;
import org.stillcast.plan.Part;
import org.stillcast.words.Words;
import org.stillcast.workspace.WholeFiles;
import org.stillcast.workspace.Workspace;

/** Part to the same, joined under its temporary name. */
final class PartRecipe implements Recipe<Part> {
    private static final Words WORDS = Words.of(PartRecipe.class);
    private static final Logger LOG = LoggerFactory.getLogger(PartRecipe.class);

    /** Writes the lists that a part is joined from. */
    void writeLists(Part part) throws IOException {
        LOG.info("Exporting part {}/{}", part.number(), part.count());
        Path folder = Folders.of(part.still());
        Workspace.writeList(folder.resolve(ConcatScript.videoName(part)), text -> ConcatScript.writeVideo(part, text));
        Workspace.writeList(folder.resolve(ConcatScript.audioName(part)), text -> ConcatScript.writeAudio(part, text));
    }

    @Override
    public Command command(Part part) {
        return PartCommand.of(part);
    }

    /** Whether it is what was ordered is for the check to say, and where it is not. */
    @Override
    public Completion accept(Part part, Said said) {
        FfmpegMessages.complaint(said.stderr())
                .ifPresent(text -> LOG.warn("Part {}/{}: {}", part.number(), part.count(), text));
        return part;
    }

    @Override
    public void requireIngredients(Part part) throws IOException {
        Recipe.requireThere(part.still(), WORDS.say("loop-gone"));
    }

    /** What a part is made of is ours, so nothing is wrong with what the user gave. */
    @Override
    public Completion refuse(Part part, FfmpegFailedException failure) throws IOException, FfmpegFailedException {
        WholeFiles.delete(part.temporary());
        throw failure;
    }
}
