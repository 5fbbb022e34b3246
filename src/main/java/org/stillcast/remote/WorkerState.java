package org.stillcast.remote;

import java.util.List;

/**
 * A worker, for people.
 *
 * @param name of it
 * @param jobs that it does at a time
 * @param doing what it is about, at most so many
 * @param done orders that it has carried out since it was started
 * @param last what it was about before; empty for nothing
 * @param load of its machine: processes that run or want to, a mean of the last minute, in tenths; negative if that cannot be told
 * @param silent whether nothing was heard of it for some time
 */
public record WorkerState(
        String name, int jobs, List<String> doing, long done, String last, double load, boolean silent) {
    public WorkerState {
        doing = List.copyOf(doing);
    }
}
