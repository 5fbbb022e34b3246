package org.stillcast.remote;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.text.Visible;

/** The workers of a daemon, by what they say of themselves. Safe for use by several threads at once. */
final class Muster {
    private static final Logger LOG = LoggerFactory.getLogger(Muster.class);
    private static final Duration SILENT = Pulse.INTERVAL.multipliedBy(5);
    private static final Duration FORGOTTEN = Duration.ofMinutes(5);

    /** A broker is not trusted to send only what is ours. */
    private static final int MOST_WORKERS = 1000;

    private static final int MOST_SHOWN = 200;

    /** As many jobs as a worker can be told to do at a time. */
    private static final int MOST_IN_HAND = 256;

    private final InstantSource clock;
    private final Map<String, Heard> heard = new LinkedHashMap<>();

    Muster(InstantSource clock) {
        this.clock = clock;
    }

    /** What was heard of a worker last. */
    private record Heard(Pulse pulse, Instant time, boolean silent) {}

    /** Takes nobody for silent who could not be heard. */
    synchronized void begin() {
        Instant now = clock.instant();
        heard.replaceAll((id, each) -> new Heard(each.pulse(), now, each.silent()));
    }

    /** Takes what a worker says. */
    synchronized void take(Pulse pulse) {
        Heard before = heard.get(pulse.id());
        if (pulse.leaving()) {
            if (heard.remove(pulse.id()) != null) {
                LOG.info("Worker {} has left; {}", name(pulse), inWords());
            }
        } else if (before != null || heard.size() < MOST_WORKERS) {
            heard.put(pulse.id(), new Heard(pulse, clock.instant(), false));
            if (before == null || before.silent()) {
                LOG.info("Worker {} is there; {}", name(pulse), inWords());
            }
        }
    }

    /** Looks for those of whom nothing is heard any more. */
    synchronized void look() {
        Instant now = clock.instant();
        heard.values().removeIf(each -> each.time().plus(FORGOTTEN).isBefore(now));
        heard.replaceAll((id, each) -> {
            boolean silent = each.time().plus(SILENT).isBefore(now);
            if (silent && !each.silent()) {
                LOG.warn(
                        "Nothing is heard of worker {} any more; the broker gives to others what it had",
                        name(each.pulse()));
            }
            return new Heard(each.pulse(), each.time(), silent);
        });
    }

    private static String name(Pulse pulse) {
        return Visible.of(shortened(pulse.name()));
    }

    private String inWords() {
        List<Pulse> there = heard.values().stream()
                .filter(each -> !each.silent())
                .map(Heard::pulse)
                .toList();
        int jobs = there.stream().mapToInt(Pulse::jobs).sum();
        return "workers: %d, jobs at a time: %d".formatted(there.size(), jobs);
    }

    /** Returns the keys of the orders that they have in hand, as far as they are heard. */
    synchronized Set<String> inHand() {
        return heard.values().stream()
                .filter(each -> !each.silent())
                .flatMap(each -> each.pulse().inHand().stream())
                .map(Pulse.InHand::key)
                .collect(Collectors.toSet());
    }

    /** Tells whether one of them is heard. */
    synchronized boolean isAnyThere() {
        return heard.values().stream().anyMatch(each -> !each.silent());
    }

    /** Returns them by name. */
    synchronized List<WorkerState> states() {
        List<WorkerState> states = new ArrayList<>();
        for (Heard each : heard.values()) {
            Pulse pulse = each.pulse();
            states.add(new WorkerState(
                    shortened(pulse.name()),
                    pulse.jobs(),
                    each.silent()
                            ? List.of()
                            : pulse.inHand().stream()
                                    .limit(MOST_IN_HAND)
                                    .map(order -> shortened(order.name()))
                                    .toList(),
                    pulse.done(),
                    shortened(pulse.last()),
                    Math.rint(pulse.load() * 10) / 10,
                    each.silent()));
        }
        states.sort(Comparator.comparing(WorkerState::name));
        return states;
    }

    private static String shortened(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
    }
}
