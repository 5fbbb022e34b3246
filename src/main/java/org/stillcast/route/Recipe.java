package org.stillcast.route;

import java.io.IOException;

import org.stillcast.ffmpeg.Command;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.plan.Completion;

/**
 * How one kind of work order is carried out by ffmpeg: what it is told, and what is made of how it ended.
 *
 * @param <T> the kind of work order
 */
interface Recipe<T> {
    /** Returns the call that carries out an order. */
    Command command(T order);

    /**
     * Looks at what ffmpeg has made of an order, and gives it its name if it is what was ordered.
     *
     * @param stderr the end of what ffmpeg said
     * @throws IOException if it is not, and that is not the fault of what the user gave
     */
    Completion accept(T order, String stderr) throws IOException;

    /**
     * Returns what becomes of an order that ffmpeg refused or was too slow for.
     *
     * @throws FfmpegFailedException if that is not the fault of what the user gave
     */
    Completion refuse(T order, FfmpegFailedException failure) throws IOException, FfmpegFailedException;
}
