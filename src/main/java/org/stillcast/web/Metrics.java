package org.stillcast.web;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.stillcast.process.FfmpegTally;
import org.stillcast.remote.WorkerState;
import org.stillcast.run.Outcome;
import org.stillcast.run.RunEvent;
import org.stillcast.run.RunListener;
import org.stillcast.status.Live;
import org.stillcast.status.RunningProject;
import org.stillcast.status.WaitingProject;

/**
 * What is counted, for Prometheus. Labels have few values that are known beforehand: none is a project's or a person's.
 * {@code docs/grafana.json} draws them.
 */
final class Metrics implements RunListener {
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Counter rendered = counter("stillcast.clips.rendered", "clips that were rendered");
    private final Counter published = projects("published");
    private final Counter failed = projects("failed");
    private final Counter cancelled = projects("cancelled");
    private final Counter interrupted = projects("interrupted");
    private final Counter badManifests = failures("manifest");
    private final Counter badClips = failures("clip");
    private final Counter surroundings = failures("surroundings");
    private final Counter soundSeconds = counter("stillcast.sound.seconds", "seconds of sound that were published");

    private final Supplier<Live> live;
    private volatile Live seen = new Live(List.of(), List.of(), List.of(), List.of());

    Metrics(Supplier<Live> live, FfmpegTally ffmpeg, Surroundings around) {
        this.live = live;
        failures("ffmpeg_exit", ffmpeg, FfmpegTally::failed);
        failures("ffmpeg_stalled", ffmpeg, FfmpegTally::stalled);
        failures("ffmpeg_timeout", ffmpeg, FfmpegTally::timedOut);
        FunctionCounter.builder("stillcast.ffmpeg.calls", ffmpeg, FfmpegTally::calls)
                .description("calls of ffmpeg that have ended")
                .register(registry);
        FunctionCounter.builder("stillcast.ffmpeg.seconds", ffmpeg, FfmpegTally::seconds)
                .description("seconds for which an ffmpeg ran, of all together")
                .register(registry);
        Gauge.builder("stillcast.realtime.factor", this, metrics -> realtimeFactor(metrics.seen))
                .description("seconds of sound that are made in a second now; 0 while nothing is")
                .register(registry);
        Gauge.builder(
                        "stillcast.projects.running",
                        this,
                        metrics -> metrics.seen.running().size())
                .description("projects in work")
                .register(registry);
        for (WaitingProject.Stage stage : WaitingProject.Stage.values()) {
            Gauge.builder("stillcast.queue.length", this, metrics -> waiting(metrics.seen, stage))
                    .description("projects in the inbox that are not in work")
                    .tag("stage", stage.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        Gauge.builder("stillcast.workers", this, metrics -> heard(metrics.seen).count())
                .description("workers on other machines that are heard of")
                .register(registry);
        Gauge.builder(
                        "stillcast.workers.jobs",
                        this,
                        metrics ->
                                heard(metrics.seen).mapToInt(WorkerState::jobs).sum())
                .description("orders that they can carry out at a time")
                .register(registry);
        Gauge.builder(
                        "stillcast.workers.busy",
                        this,
                        metrics -> heard(metrics.seen)
                                .mapToInt(worker -> worker.doing().size())
                                .sum())
                .description("orders that they have in hand")
                .register(registry);
        Gauge.builder(
                        "stillcast.workers.load",
                        this,
                        metrics -> heard(metrics.seen)
                                .mapToDouble(worker -> Math.max(0, worker.load()))
                                .sum())
                .description("load of their machines, all together: processes that run or want to")
                .register(registry);
        Map<String, Path> folders = around.named();
        folders.forEach((name, folder) -> Gauge.builder("stillcast.disk.free.bytes", folder, Metrics::freeBytes)
                .description("room that is left on the disk of a folder")
                .tag("folder", name)
                .register(registry));
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private Counter projects(String outcome) {
        return Counter.builder("stillcast.projects")
                .description("projects that have ended, by how")
                .tag("outcome", outcome)
                .register(registry);
    }

    private Counter failures(String cause) {
        return Counter.builder("stillcast.failures")
                .description("what went wrong, by what was to blame")
                .tag("cause", cause)
                .register(registry);
    }

    private void failures(String cause, FfmpegTally tally, ToDoubleFunction<FfmpegTally> count) {
        FunctionCounter.builder("stillcast.failures", tally, count)
                .description("what went wrong, by what was to blame")
                .tag("cause", cause)
                .register(registry);
    }

    private static Stream<WorkerState> heard(Live live) {
        return live.workers().stream().filter(worker -> !worker.silent());
    }

    private static double realtimeFactor(Live live) {
        return live.running().stream()
                .map(RunningProject::speed)
                .flatMap(speed -> Optional.ofNullable(speed).stream())
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private static double waiting(Live live, WaitingProject.Stage stage) {
        return live.waiting().stream()
                .filter(project -> project.stage() == stage)
                .count();
    }

    private static double freeBytes(Path folder) {
        return folder.toFile().getUsableSpace();
    }

    @Override
    public void on(RunEvent event) {
        if (event instanceof RunEvent.ClipRendered) {
            rendered.increment();
        } else if (event instanceof RunEvent.ClipRefused) {
            badClips.increment();
        } else if (event instanceof RunEvent.Ended ended) {
            ended(ended.outcome());
        }
    }

    private void ended(Outcome outcome) {
        if (outcome instanceof Outcome.Published done) {
            published.increment();
            done.summary()
                    .ifPresent(
                            summary -> soundSeconds.increment(summary.length().toMillis() / 1000.0));
        } else if (outcome instanceof Outcome.Failed notDone && notDone.isCancelled()) {
            cancelled.increment();
        } else if (outcome instanceof Outcome.Failed) {
            failed.increment();
            badManifests.increment();
        } else if (outcome instanceof Outcome.Interrupted stopped
                && stopped.reason().isPresent()) {
            interrupted.increment();
            surroundings.increment();
        }
    }

    /** Returns all as Prometheus reads it; what goes on is looked at once for that. */
    Reply reply() {
        seen = live.get();
        return new Reply(200, TYPE, Optional.of(registry.scrape(TYPE)), Map.of());
    }
}
