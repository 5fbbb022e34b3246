package org.stillcast.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

import org.stillcast.remote.WorkerState;
import org.stillcast.run.Pace;
import org.stillcast.run.ProgressPhrases;
import org.stillcast.status.DoneProject;
import org.stillcast.status.FailedProject;
import org.stillcast.status.Live;
import org.stillcast.status.Overview;
import org.stillcast.status.RunningProject;
import org.stillcast.status.WaitingProject;
import org.stillcast.text.ClockTime;
import org.stillcast.text.Visible;
import org.stillcast.text.Words;

/**
 * What can be seen of the work, as lines for a terminal.
 *
 * @param inbox that is watched
 * @param outbox where finished projects are
 */
record StatusText(Path inbox, Path outbox) {
    private static final Words WORDS = Words.of(StatusText.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final String INDENT = "  ";

    /** Of what a worker is about. */
    private static final int MOST_ORDERS = 3;

    String of(Overview overview) {
        List<String> lines = new ArrayList<>();
        lines.add(
                overview.daemon().isEmpty()
                        ? WORDS.say("status.nobody", Console.shown(inbox))
                        : WORDS.say("status.watched", Console.shown(inbox), overview.daemon()));
        section(lines, WORDS.say("status.running"), overview.running(), this::running);
        section(lines, WORDS.say("status.waiting"), overview.waiting(), StatusText::waiting);
        section(lines, WORDS.say("status.failed"), overview.failed(), StatusText::failed);
        section(lines, WORDS.say("status.done"), overview.done(), this::done);
        section(lines, WORDS.say("status.workers"), overview.workers(), StatusText::worker);
        section(lines, WORDS.say("status.room"), overview.stores(), StatusText::store);
        return String.join(System.lineSeparator(), lines);
    }

    /** Returns the lines of one thing. */
    private interface Lines<T> {
        List<String> of(T each);
    }

    private static <T> void section(List<String> lines, String title, List<T> all, Lines<T> text) {
        if (!all.isEmpty()) {
            lines.add("");
            lines.add(title);
            all.forEach(each -> text.of(each).forEach(line -> lines.add(INDENT + Visible.of(line))));
        }
    }

    private List<String> running(RunningProject project) {
        Pace.Reading pace = new Pace.Reading(
                Optional.ofNullable(project.secondsLeft()).map(Duration::ofSeconds),
                project.speed() == null ? OptionalDouble.empty() : OptionalDouble.of(project.speed()));
        List<String> doing = switch (project.phase()) {
            case PREPARING -> List.of(WORDS.say("status.preparing"));
            case RENDERING ->
                ProgressPhrases.ofClips(project.id(), project.clipsDone(), project.clips(), pace)
                        .doing();
            case JOINING ->
                ProgressPhrases.ofParts(project.id(), project.partsDone(), Math.max(1, project.parts()), pace)
                        .doing();
        };
        return List.of(
                "%3d %%  %s  %s".formatted((int) (100 * project.fraction()), project.name(), String.join("  ", doing)));
    }

    private static List<String> waiting(WaitingProject project) {
        return project.note().isBlank()
                ? List.of(project.name())
                : project.note().strip().lines().toList();
    }

    private static List<String> failed(FailedProject project) {
        List<String> lines = new ArrayList<>();
        lines.add("%s  %s".formatted(time(project.failed()), project.name()));
        project.report().lines().filter(line -> !line.isBlank()).forEach(line -> lines.add(INDENT + line));
        return lines;
    }

    private List<String> done(DoneProject project) {
        return List.of("%s  %s  %s  %s"
                .formatted(
                        time(project.finished()),
                        WORDS.count("parts", project.parts().size()),
                        ClockTime.of(Duration.ofSeconds(Math.round(project.seconds()))),
                        Console.shown(outbox.resolve(project.id()))));
    }

    private static List<String> worker(WorkerState worker) {
        List<String> texts = new ArrayList<>();
        texts.add(worker.name());
        if (worker.silent()) {
            texts.add(WORDS.say("status.silent"));
        } else {
            texts.add(WORDS.say("status.busy", worker.doing().size(), worker.jobs()));
            if (worker.load() >= 0) {
                texts.add(WORDS.say("status.load", worker.load()));
            }
        }
        texts.add(WORDS.count("status.orders", worker.done()));
        worker.doing().stream().limit(MOST_ORDERS).forEach(texts::add);
        if (worker.doing().size() > MOST_ORDERS) {
            texts.add(WORDS.say("status.more", worker.doing().size() - MOST_ORDERS));
        }
        return List.of(String.join(INDENT, texts));
    }

    private static List<String> store(Live.Store store) {
        return List.of(WORDS.say("status.free", store.freeBytes() / 1e9, Console.shown(Path.of(store.folder()))));
    }

    private static String time(String instant) {
        return instant.isEmpty() ? "" : TIME.format(Instant.parse(instant).atZone(ZoneId.systemDefault()));
    }
}
