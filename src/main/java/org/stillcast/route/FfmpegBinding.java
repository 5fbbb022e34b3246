package org.stillcast.route;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;

import org.apache.camel.Exchange;
import org.apache.camel.component.exec.ExecBinding;
import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecEndpoint;
import org.apache.camel.component.exec.ExecResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.ffmpeg.Command;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.plan.Completion;

/**
 * Work order in, {@link Completion} out: puts an order into the form of a command for camel-exec, and what came of it in
 * the order's place. Nothing hangs on headers, so none that comes from outside can change a command.
 *
 * @param <T> the kind of work order
 */
final class FfmpegBinding<T> implements ExecBinding {
    private static final Logger LOG = LoggerFactory.getLogger(FfmpegBinding.class);

    /** A process that is ended by a signal exits so; ffmpeg itself says 255 when it is asked to stop. */
    private static final Set<Integer> SIGNALLED = Set.of(255, 130, 137, 143, 0xC000013A /* Ctrl-C on Windows */);

    private static final Duration SIGNAL_PATIENCE = Duration.ofSeconds(2);

    private final FfmpegExec exec;
    private final Class<T> type;
    private final Recipe<T> recipe;

    FfmpegBinding(FfmpegExec exec, Class<T> type, Recipe<T> recipe) {
        this.exec = exec;
        this.type = type;
        this.recipe = recipe;
    }

    @Override
    public ExecCommand readInput(Exchange exchange, ExecEndpoint endpoint) {
        T order = exchange.getMessage().getBody(type);
        Command command = recipe.command(order);
        LOG.debug("{}", command);
        return new FfmpegCall(exec.program(), command, stdout -> recipe.digest(order, stdout));
    }

    @Override
    public void writeOutput(Exchange exchange, ExecResult result) {
        try {
            T order = exchange.getMessage().getBody(type);
            exchange.getMessage().setBody(completion(order, (FfmpegExec.Ended) result));
        } catch (ProjectInterruptedException | FfmpegFailedException | IOException e) {
            exchange.setException(e);
        }
    }

    private Completion completion(T order, FfmpegExec.Ended ended)
            throws ProjectInterruptedException, FfmpegFailedException, IOException {
        int exit = ended.getExitValue();
        boolean signalled = SIGNALLED.contains(exit) && !ended.timedOut();
        if (signalled ? exec.isStoppingWithin(SIGNAL_PATIENCE) : exec.isStopping()) {
            throw new ProjectInterruptedException();
        }
        if (exit == 0 && !ended.timedOut()) {
            return recipe.accept(order, ended.said());
        }
        LOG.info("Failed: {}", recipe.command(order));
        if (signalled) {
            throw new FfmpegFailedException(FfmpegFailedException.End.SIGNALLED, exit, ended.stderrTail());
        }
        return recipe.refuse(
                order,
                new FfmpegFailedException(
                        ended.timedOut() ? FfmpegFailedException.End.TIMED_OUT : FfmpegFailedException.End.REFUSED,
                        exit,
                        ended.stderrTail()));
    }
}
