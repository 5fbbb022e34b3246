package org.stillcast.run;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * What shows that the daemon goes forward: it has looked into the inbox, and something has happened to the project in work.
 * Safe for use by several threads at once.
 */
public final class SignsOfLife implements RunListener {
    private final AtomicLong looks = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private volatile @Nullable String project;
    private volatile String progress = "";

    /** Takes note that the daemon has looked into the inbox, and comes round again. */
    public void looked() {
        looks.incrementAndGet();
    }

    /** A project counts as in work from its first event on: what comes before that may read for long, and tells nothing. */
    @Override
    public void on(RunEvent event) {
        events.incrementAndGet();
        if (event instanceof RunEvent.Begun begun) {
            project = begun.project();
            progress = "";
        } else if (event instanceof RunEvent.Released || event instanceof RunEvent.Ended) {
            project = null;
        } else {
            ProgressPhrases.of(event)
                    .ifPresent(now ->
                            progress = ": %.0f %%, %s".formatted(100 * now.fraction(), String.join(", ", now.doing())));
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

    /** Returns the project that is in work, and how far that is, in a phrase; empty if there is none. */
    Optional<String> inWork() {
        return Optional.ofNullable(project).map(id -> id + progress);
    }
}
