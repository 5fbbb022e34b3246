package org.stillcast.status;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.stillcast.remote.WorkerState;

/**
 * What goes on at one moment.
 *
 * @param waiting what is in the inbox and not in work, first what is only queued, by priority
 * @param running what is in work
 * @param stores the disks that are written to
 * @param workers other machines that work for it; none unless it has a broker
 */
public record Live(
        List<WaitingProject> waiting,
        List<RunningProject> running,
        List<Store> stores,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        List<WorkerState> workers) {
    public Live {
        waiting = List.copyOf(waiting);
        running = List.copyOf(running);
        stores = List.copyOf(stores);
        workers = workers == null ? List.of() : List.copyOf(workers); // a file of an earlier version has none
    }

    /**
     * The room that is left for what is written to a folder.
     *
     * @param folder absolute
     * @param freeBytes rounded down to whole 10 MB, so that it does not change all the time; 0 if it cannot be told
     */
    public record Store(String folder, long freeBytes) {}

    @Override
    public List<WorkerState> workers() {
        return workers == null ? List.of() : workers;
    }
}
