package org.stillcast.run;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What shows that the daemon goes forward: it has looked into the inbox, and something has happened to a project in work.
 * Safe for use by several threads at once.
 */
public final class SignsOfLife implements RunListener {
    private final AtomicLong looks = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private final Map<String, String> inWork = new ConcurrentSkipListMap<>();

    /** Takes note that the daemon has looked into the inbox, and comes round again. */
    public void looked() {
        looks.incrementAndGet();
    }

    /** A project counts as in work from its first event on: what comes before that may read for long, and tells nothing. */
    @Override
    public void on(RunEvent event) {
        events.incrementAndGet();
        if (event instanceof RunEvent.Begun begun) {
            inWork.put(begun.project(), begun.project());
        } else if (event instanceof RunEvent.Released released) {
            inWork.remove(released.project());
        } else {
            ProgressPhrases.of(event)
                    .ifPresent(now -> inWork.computeIfPresent(now.project(), (id, before) -> phrase(now)));
        }
    }

    /** Returns how often the daemon has looked into the inbox. */
    long looks() {
        return looks.get();
    }

    /** Returns how much has happened to projects. */
    long events() {
        return events.get();
    }

    private static String phrase(ProgressPhrases now) {
        return "%s: %.0f %%, %s".formatted(now.project(), 100 * now.fraction(), String.join(", ", now.doing()));
    }

    /** Returns the projects that are in work, and how far they are, in a phrase; empty if there are none. */
    Optional<String> inWork() {
        return Optional.of(String.join("; ", inWork.values())).filter(phrase -> !phrase.isEmpty());
    }
}
