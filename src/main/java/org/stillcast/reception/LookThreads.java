package org.stillcast.reception;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Carries out looks at strangers' files, one after another. A share that is dead never answers, nor can a thread be called
 * back that has asked it; so the next look begins when the one before has not come back within a limit. Threads end when
 * there is nothing to do. Safe for use by several threads at once.
 */
public final class LookThreads implements Executor {
    /** So many looks may be lost before nothing else is looked at; a dead share costs one or two ({@link LooksUnderWay}). */
    private static final int MOST = 16;

    private static final int MOST_WAITING = 10_000;

    private final long limitNanos;
    private final ThreadPoolExecutor threads;
    private @Nullable Object turn;
    private long turnBegan;

    /**
     * @param limit after which a look is no longer waited for
     */
    public LookThreads(Duration limit) {
        limitNanos = limit.toNanos();
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                MOST, MOST, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), task -> {
                    Thread thread = new Thread(task, "look-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Has a look carried out some time.
     *
     * @throws RejectedExecutionException if very many are waiting already
     */
    @Override
    public void execute(Runnable look) {
        threads.execute(() -> {
            if (awaitTurn(look)) {
                try {
                    look.run();
                } finally {
                    endTurn(look);
                }
            }
        });
    }

    private synchronized boolean awaitTurn(Object look) {
        try {
            while (turn != null && leftNanos() > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, leftNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        turn = look;
        turnBegan = System.nanoTime();
        return true;
    }

    private long leftNanos() {
        return limitNanos - (System.nanoTime() - turnBegan);
    }

    private synchronized void endTurn(Object look) {
        if (turn == look) {
            turn = null;
            notifyAll();
        }
    }
}
