package org.stillcast.route;

import org.apache.camel.component.exec.ExecBinding;
import org.apache.camel.component.exec.ExecCommandExecutor;
import org.stillcast.process.Ffmpeg;
import org.stillcast.run.Recipe;
import org.stillcast.work.Order;

/**
 * What the {@code exec:ffmpeg} endpoints of the routes are made with.
 *
 * @param executor carries commands out
 * @param ffmpeg that is called
 * @param retries says which orders are carried out again
 */
record FfmpegExec(ExecCommandExecutor executor, Ffmpeg ffmpeg, RetryPolicy retries) {
    FfmpegExec(Ffmpeg ffmpeg, RetryPolicy retries) {
        this(new ExecAdapter(ffmpeg), ffmpeg, retries);
    }

    /** Returns what turns orders of a kind into commands, and the end of ffmpeg into answers. */
    <T extends Order> ExecBinding binding(Class<T> order, Recipe<T> recipe) {
        return new FfmpegBinding<>(ffmpeg, retries, order, recipe);
    }
}
