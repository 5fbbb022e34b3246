package org.stillcast.route;

import java.time.Duration;
import java.util.Optional;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.remote.Worker;
import org.stillcast.run.LastResort;
import org.stillcast.run.Tools;
import org.stillcast.work.Completion;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.Order;

/** Works on single clips and parts for a daemon on another machine, by the routes that do so there. */
public final class WorkerProgram {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerProgram.class);

    /** Most clips are done sooner; whatever is not is given back. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** To give back what ffmpeg was killed in the middle of. */
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(5);

    private final Tools tools;
    private final LastResort lastResort;

    /**
     * @param tools what orders are carried out with
     * @param lastResort is told of errors
     */
    public WorkerProgram(Tools tools, LastResort lastResort) {
        this.tools = tools;
        this.lastResort = lastResort;
    }

    /**
     * Works until the program is stopped.
     *
     * @return why it cannot go on, in a sentence; empty if it was stopped
     */
    public Optional<String> work() throws Exception {
        int jobs = tools.settings().jobs();
        CamelProgram camel = new CamelProgram(tools, false);
        addRoutes(camel.prepare(), jobs);
        camel.start();
        try (ProducerTemplate template = camel.context().createProducerTemplate()) {
            Worker worker = new Worker(tools, order -> carryOut(order, template), jobs, lastResort);
            Thread stop = new Thread(() -> stop(worker, camel), "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            worker.start();
            Optional<String> reason = worker.awaitEnd();
            if (reason.isPresent()) { // else that thread is what has ended it
                Runtime.getRuntime().removeShutdownHook(stop);
                stop(worker, camel);
            }
            return reason;
        }
    }

    private void addRoutes(CamelContext context, int jobs) throws Exception {
        RetryPolicy retries = new RetryPolicy(tools.ffmpeg(), tools.settings().retries(), StillcastRoutes.FIRST_WAIT);
        FfmpegExec ffmpeg = new FfmpegExec(tools.ffmpeg(), retries);
        retries.addRouteConfigurationsToCamelContext(context);
        new ErrorPolicy(lastResort).addRouteConfigurationsToCamelContext(context);
        context.addRoutes(new SegmentRoute(ffmpeg, new FairShare(jobs)));
        context.addRoutes(new JoinRoute(ffmpeg, new FairShare(jobs)));
    }

    private static Completion carryOut(Order order, ProducerTemplate template) throws Exception {
        String address = order instanceof JoinOrder ? JoinRoute.ADDRESS : SegmentRoute.ADDRESS;
        Exchange exchange =
                template.request("direct:" + address, each -> each.getMessage().setBody(order));
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange.getMessage().getMandatoryBody(Completion.class);
    }

    private void stop(Worker worker, CamelProgram camel) {
        LOG.info("Stillcast worker stops; what is not done in {} s is given back", PATIENCE.toSeconds());
        try {
            if (!worker.leave(PATIENCE)) {
                tools.ffmpeg().stopAll();
                worker.leave(LAST_PATIENCE);
            }
            worker.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        camel.stop();
    }
}
