package org.stillcast.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.ffmpeg.Command;
import org.stillcast.ffmpeg.ConcatScript;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.ffmpeg.FfmpegMessages;
import org.stillcast.ffmpeg.PartCommand;
import org.stillcast.plan.BadPart;
import org.stillcast.plan.Completion;
import org.stillcast.plan.Folders;
import org.stillcast.plan.Part;
import org.stillcast.workspace.SoundTrack;
import org.stillcast.workspace.Workspace;

/** Part to the same, joined under its temporary name, or to a bad one. */
final class PartRecipe implements Recipe<Part> {
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

    /** Its sound must be as long as that of its segments; whether it is the same is checked next. */
    @Override
    public Completion accept(Part part, Said said) throws IOException {
        long samples =
                SoundTrack.read(part.temporary()).map(SoundTrack::samples).orElse(0L);
        long extra = samples - part.samples();
        if (extra == 0 || extra == SoundTrack.AAC_FRAME_SAMPLES) {
            return part;
        }
        Files.deleteIfExists(part.temporary());
        String reason = FfmpegMessages.complaint(said.stderr()).orElse("ffmpeg said nothing");
        return new BadPart(
                part, List.of("the sound has %d samples instead of %d: %s".formatted(samples, part.samples(), reason)));
    }

    @Override
    public void requireIngredients(Part part) throws IOException {
        Recipe.requireThere(part.still(), "the picture's loop is gone");
    }

    /** What a part is made of is ours, so nothing is wrong with what the user gave. */
    @Override
    public Completion refuse(Part part, FfmpegFailedException failure) throws IOException, FfmpegFailedException {
        Files.deleteIfExists(part.temporary());
        throw failure;
    }
}
