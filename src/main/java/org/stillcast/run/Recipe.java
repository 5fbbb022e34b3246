package org.stillcast.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

import org.stillcast.ffmpeg.FfmpegCommand;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.process.FfmpegOutput;
import org.stillcast.work.Answer;
import org.stillcast.work.Order;

/**
 * How one kind of work order is carried out by ffmpeg: what it is told, and what is made of how it ended.
 *
 * @param <T> the kind of work order
 */
public interface Recipe<T extends Order> {
    /** Names of the ways in which segments and parts are made; who makes them otherwise must not make some of a project. */
    String NAMES = String.join(
            ", ",
            SegmentNames.RECIPE,
            LevelRecipe.RECIPE,
            JoinOrderMaker.RECIPE,
            JoinOrderMaker.SOUND_RECIPE,
            JoinOrderMaker.SOUND_PART_RECIPE,
            JoinOrderMaker.MP3_RECIPE);

    /** Returns the call that carries out an order. */
    FfmpegCommand command(T order);

    /**
     * Reads what ffmpeg writes to its standard output while it runs, if it writes there and not to files.
     *
     * @return a short text made of it, for {@link #accept}
     * @throws IOException if it cannot be read, or is not what was ordered
     */
    default String summarize(T order, InputStream stdout) throws IOException {
        stdout.transferTo(OutputStream.nullOutputStream());
        return "";
    }

    /**
     * Looks at what ffmpeg has made of an order, and gives it its name if it is what was ordered.
     *
     * @param said what ffmpeg said
     * @throws IOException if it is not, and that is not the fault of what the user gave
     */
    Answer accept(T order, FfmpegOutput said) throws IOException;

    /**
     * Returns if what an order is made from, besides what the user gave, is still there.
     *
     * @throws IOException if not: then a refusal says nothing about what the user gave
     */
    default void requireIngredients(T order) throws IOException {}

    /** Returns files of ours that an order is made from and nothing else is; they go when it is given up. */
    default List<Path> temporaries(T order) {
        return List.of();
    }

    /**
     * Returns if a file of ours is there.
     *
     * @throws IOException if not, for a reason that is given
     */
    static void requireThere(Path file, String otherwise) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString(), null, otherwise);
        }
    }

    /**
     * Returns what becomes of an order that ffmpeg refused or was too slow for.
     *
     * @throws FfmpegFailedException if that is not the fault of what the user gave
     */
    Answer refuse(T order, FfmpegFailedException failure) throws IOException, FfmpegFailedException;
}
