package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.stillcast.ffmpeg.ConcatScript;
import org.stillcast.ffmpeg.FfmpegCommand;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.ffmpeg.LoopArguments;
import org.stillcast.files.WholeFiles;
import org.stillcast.process.FfmpegOutput;
import org.stillcast.project.VideoFormat;
import org.stillcast.text.Words;
import org.stillcast.work.Answer;
import org.stillcast.work.LoopOrder;
import org.stillcast.work.StillMade;
import org.stillcast.work.StillOrder;
import org.stillcast.workspace.Workspace;

/** Makes the loops of a picture whose key frames are encoded. */
public final class LoopRecipe implements Recipe<LoopOrder> {
    private static final Words WORDS = Words.of(LoopRecipe.class);

    /** Writes the lists that the loops are made from. */
    public void writeLists(LoopOrder order) throws IOException {
        Workspace.writeList(order.list(), text -> ConcatScript.writeLoop(order.still(), text));
        Workspace.writeList(order.previewList(), text -> ConcatScript.writePreviewLoop(order.still(), text));
    }

    @Override
    public FfmpegCommand command(LoopOrder order) {
        return LoopArguments.of(order);
    }

    @Override
    public Answer accept(LoopOrder order, FfmpegOutput said) throws IOException {
        StillOrder still = order.still();
        requireFrames(still.temporary(), still.video());
        WholeFiles.rename(still.temporary(), still.target());
        WholeFiles.rename(still.previewTemporary(), still.previewTarget());
        deleteIngredients(order); // not before: another try needs them
        return new StillMade(still);
    }

    /** All frames of all parts are copied from it. */
    private static void requireFrames(Path loop, VideoFormat video) throws IOException {
        Optional<String> fault = PictureCheck.faultIn(loop, video, video.framesPerLoop(), 1);
        if (fault.isPresent()) {
            throw new IOException(WORDS.say("loop-faulty", fault.get()));
        }
    }

    @Override
    public void requireIngredients(LoopOrder order) throws IOException {
        Recipe.requireThere(order.still().keyFrame(), WORDS.say("key-frames-gone"));
        Recipe.requireThere(order.still().previewKeyFrame(), WORDS.say("key-frames-gone"));
    }

    private static void deleteIngredients(LoopOrder order) throws IOException {
        WholeFiles.delete(order.still().keyFrame());
        WholeFiles.delete(order.still().previewKeyFrame());
        WholeFiles.delete(order.list());
        WholeFiles.delete(order.previewList());
    }

    /** The key frames are ours, so nothing is wrong with what the user gave. */
    @Override
    public Answer refuse(LoopOrder order, FfmpegFailedException failure) throws IOException, FfmpegFailedException {
        WholeFiles.delete(order.still().temporary());
        WholeFiles.delete(order.still().previewTemporary());
        deleteIngredients(order);
        throw failure;
    }
}
