package org.stillcast.run;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads for work of one kind, with a queue: with none, Camel 4.17 hangs on thousands of short
 * exchanges. An {@link Error} that a task lets through ends the program. It would end the task alone otherwise: Camel
 * would wait for ever for what it comes to, or never look into the inbox again.
 */
public final class WorkThreads extends ScheduledThreadPoolExecutor {
    private final LastResort lastResort;

    /**
     * @param name of the threads, with a number behind it
     */
    public WorkThreads(String name, int count, LastResort lastResort) {
        super(count);
        this.lastResort = lastResort;
        AtomicInteger number = new AtomicInteger();
        setThreadFactory(task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Has something done again and again, until the program ends.
     *
     * @param interval before the first time, and from the end of each to the next
     */
    @SuppressWarnings("FutureReturnValueIgnored") // afterExecute looks at it
    public void repeat(Duration interval, Runnable task) {
        scheduleWithFixedDelay(task, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Here every task is a future, which keeps what it lets through to itself. */
    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable fault) {
        super.afterExecute(task, fault);
        if (task instanceof Future<?> future && future.isDone() && !future.isCancelled()) {
            try {
                future.get();
            } catch (ExecutionException e) {
                lastResort.endIfError(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
