package org.stillcast.status;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.stillcast.reception.Waiting;
import org.stillcast.reception.WaitingState;
import org.stillcast.remote.WorkerState;
import org.stillcast.run.RunEvent;
import org.stillcast.run.RunListener;
import org.stillcast.settings.Settings;

/** What goes on in the daemon, as its events tell it. Safe for use by several threads at once. */
public final class StatusBoard implements RunListener {
    private static final Comparator<WaitingProject> NEXT_FIRST = Comparator.comparing(StatusBoard::turn)
            .thenComparing(Comparator.comparingInt(WaitingProject::priority).reversed())
            .thenComparing(WaitingProject::name);

    private final Settings settings;
    private final Clock clock;
    private final Map<Path, Progress> running = new ConcurrentHashMap<>();
    private final Map<String, Path> manifests = new ConcurrentHashMap<>();

    /**
     * @param settings name the folders that are written to
     * @param clock tells when a project was begun
     */
    public StatusBoard(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void on(RunEvent event) {
        if (event instanceof RunEvent.Begun begun) {
            manifests.put(begun.project(), begun.manifest());
            running.put(begun.manifest(), Progress.begun(begun, clock.instant()));
        } else if (event instanceof RunEvent.Released released) {
            Path manifest = manifests.remove(released.project());
            if (manifest != null) {
                running.remove(manifest);
            }
        } else {
            Progress.project(event)
                    .map(manifests::get)
                    .ifPresent(manifest -> running.computeIfPresent(manifest, (path, before) -> before.after(event)));
        }
    }

    /**
     * Returns what goes on now.
     *
     * @param all that is in the inbox
     * @param workers that are there
     */
    public Live live(List<Waiting> all, List<WorkerState> workers) {
        return new Live(
                all.stream()
                        .filter(each -> each.state() != WaitingState.IN_WORK)
                        .map(StatusBoard::waiting)
                        .sorted(NEXT_FIRST)
                        .toList(),
                all.stream()
                        .filter(each -> each.state() == WaitingState.IN_WORK)
                        .sorted(Comparator.comparing(Waiting::name))
                        .map(each -> running.getOrDefault(each.manifest(), Progress.NONE)
                                .shown(each.name()))
                        .toList(),
                Stores.of(settings),
                workers);
    }

    private static WaitingProject waiting(Waiting each) {
        WaitingProject.Stage stage = switch (each.state()) {
            case QUEUED, READY -> WaitingProject.Stage.QUEUED;
            case POSTPONED -> WaitingProject.Stage.INTERRUPTED;
            case WAITING, LOOKED_AT, IN_WORK -> WaitingProject.Stage.WAITING;
        };
        return new WaitingProject(each.name(), stage, each.priority(), each.note());
    }

    private static int turn(WaitingProject project) {
        return switch (project.stage()) {
            case QUEUED -> 0;
            case INTERRUPTED -> 1;
            case WAITING -> 2;
        };
    }
}
