package org.stillcast.run;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.ffmpeg.DressArguments;
import org.stillcast.ffmpeg.FfMetadata;
import org.stillcast.ffmpeg.FfmpegCommand;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.ffmpeg.FfmpegMessages;
import org.stillcast.files.WholeFiles;
import org.stillcast.mp4.SubtitleTrackFile;
import org.stillcast.process.FfmpegOutput;
import org.stillcast.text.Words;
import org.stillcast.work.Answer;
import org.stillcast.work.DressOrder;
import org.stillcast.work.PartDressed;
import org.stillcast.workspace.Workspace;

/** Gives a part its tags, chapters, subtitles and cover, under a temporary name. */
public final class DressRecipe implements Recipe<DressOrder> {
    private static final Words WORDS = Words.of(DressRecipe.class);
    private static final Logger LOG = LoggerFactory.getLogger(DressRecipe.class);

    /** Writes the texts that ffmpeg takes them from. */
    public void writeTexts(DressOrder order) throws IOException {
        Workspace.writeList(order.tagFile(), text -> FfMetadata.write(order.tags(), order.chapters(), text));
        if (order.cues().isPresent()) {
            WholeFiles.write(order.cueFile(), out -> {
                OutputStream buffered = new BufferedOutputStream(out);
                SubtitleTrackFile.write(order.cues().get(), buffered);
                buffered.flush();
            });
        }
    }

    @Override
    public FfmpegCommand command(DressOrder order) {
        return DressArguments.of(order);
    }

    @Override
    public Answer accept(DressOrder order, FfmpegOutput said) {
        FfmpegMessages.complaint(said.stderr()).ifPresent(text -> LOG.warn("{}: {}", order.nameInLog(), text));
        return new PartDressed(order);
    }

    @Override
    public void requireIngredients(DressOrder order) throws IOException {
        Recipe.requireThere(order.source().file(), WORDS.say("part.gone"));
    }

    /** What it is made of is ours, but for the cover, which was looked at. */
    @Override
    public Answer refuse(DressOrder order, FfmpegFailedException failure) throws IOException, FfmpegFailedException {
        WholeFiles.delete(order.temporary());
        throw failure;
    }
}
