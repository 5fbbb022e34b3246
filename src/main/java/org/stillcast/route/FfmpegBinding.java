package org.stillcast.route;

import java.io.IOException;

import org.apache.camel.Exchange;
import org.apache.camel.component.exec.ExecBinding;
import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecEndpoint;
import org.apache.camel.component.exec.ExecResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.ffmpeg.FfmpegCommand;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.process.Ffmpeg;
import org.stillcast.process.FfmpegCall;
import org.stillcast.process.Termination;
import org.stillcast.run.ProjectInterruptedException;
import org.stillcast.run.Recipe;
import org.stillcast.run.Verdict;
import org.stillcast.work.Answer;
import org.stillcast.work.Order;

/**
 * Work order in, {@link Answer} out: puts an order into the form of a command for camel-exec, and what came of it in
 * the order's place. Nothing hangs on headers, so none that comes from outside can change a command.
 *
 * @param <T> the kind of work order
 */
final class FfmpegBinding<T extends Order> implements ExecBinding {
    private static final Logger LOG = LoggerFactory.getLogger(FfmpegBinding.class);

    private final Ffmpeg exec;
    private final Class<T> type;
    private final Recipe<T> recipe;
    private final Verdict<T> verdict;
    private final RetryPolicy retries;

    FfmpegBinding(Ffmpeg exec, RetryPolicy retries, Class<T> type, Recipe<T> recipe) {
        this.exec = exec;
        this.retries = retries;
        this.type = type;
        this.recipe = recipe;
        verdict = new Verdict<>(exec, recipe);
    }

    @Override
    public ExecCommand readInput(Exchange exchange, ExecEndpoint endpoint) {
        T order = exchange.getMessage().getBody(type);
        FfmpegCommand command = recipe.command(order);
        LOG.debug("{}", command);
        return new ExecAdapter.Command(
                exec, new FfmpegCall(command, recipe.temporaries(order), stdout -> recipe.summarize(order, stdout)));
    }

    @Override
    public void writeOutput(Exchange exchange, ExecResult result) {
        try {
            T order = exchange.getMessage().getBody(type);
            Termination ended = ((ExecAdapter.Result) result).termination();
            exchange.getMessage().setBody(verdict.on(order, ended, failure -> retries.isTriedAgain(exchange, failure)));
            exchange.getMessage().removeHeader(Exchange.REDELIVERY_COUNTER); // the next step has its own tries
        } catch (ProjectInterruptedException | FfmpegFailedException e) {
            exchange.setException(e);
        } catch (IOException e) {
            ((ExecAdapter.Command) result.getCommand()).call().discardFiles(e);
            exchange.setException(e);
        }
    }
}
