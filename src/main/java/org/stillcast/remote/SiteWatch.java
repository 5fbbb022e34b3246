package org.stillcast.remote;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.run.Tools;
import org.stillcast.text.Words;

/**
 * Which daemon a worker works for: the one whose folders it sees, if that makes segments and parts just as the worker does. One thread
 * looks; others are told. Safe for use by several threads at once.
 */
final class SiteWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(SiteWatch.class);
    private static final Words WORDS = Words.of(SiteWatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(3);

    private final SiteFile file;
    private final Tools tools;
    private final CountDownLatch stop = new CountDownLatch(1);
    private Optional<SiteFile.Site> site = Optional.empty();
    private Optional<String> unfit = Optional.empty();
    private boolean ended;
    private String said = "";

    SiteWatch(Tools tools) {
        this.tools = tools;
        file = new SiteFile(tools.settings());
    }

    @Override
    public void run() {
        try {
            do {
                look();
            } while (!stop.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As long as nothing speaks against it the folders are not written to. */
    private void look() {
        Optional<SiteFile.Site> before = site();
        if (before.isEmpty() || !before.equals(file.glance())) {
            try {
                found(file.find());
            } catch (IOException e) {
                lost(String.valueOf(e.getMessage()));
            }
        }
    }

    private synchronized void found(SiteFile.Site now) {
        SiteFile.Site ours = SiteFile.of(now.id(), tools.stillcastVersion(), tools.ffmpegVersion());
        if (now.equals(ours)) {
            said = "";
            site = Optional.of(now);
            LOG.info(
                    "Stillcast worker ready, for the daemon of {}",
                    tools.settings().temp());
        } else {
            site = Optional.empty();
            unfit = Optional.of(WORDS.say(
                    "unfit",
                    now.stillcast(),
                    now.ffmpeg(),
                    now.recipes(),
                    ours.stillcast(),
                    ours.ffmpeg(),
                    ours.recipes()));
            ended = true;
        }
        notifyAll();
    }

    private synchronized void lost(String reason) {
        site = Optional.empty();
        if (!reason.equals(said)) {
            said = reason;
            LOG.warn("Waiting for the daemon: {}", reason);
        }
    }

    /** Says that something is wrong with what is seen of the folders; they are looked at before anything else is taken. */
    synchronized void doubt() {
        site = Optional.empty();
    }

    /** Returns the daemon; empty if none is seen now. */
    synchronized Optional<SiteFile.Site> site() {
        return site;
    }

    /** Waits for the daemon for a while. */
    synchronized Optional<SiteFile.Site> await(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toMillis(); site.isEmpty() && !ended && left > 0; ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
        return site;
    }

    /** Ends it; who waits for the end returns. */
    synchronized void end() {
        stop.countDown();
        ended = true;
        notifyAll();
    }

    /**
     * Returns when it has ended.
     *
     * @return why no daemon will ever fit, in a sentence; empty if it was ended
     */
    synchronized Optional<String> awaitEnd() throws InterruptedException {
        while (!ended) {
            wait();
        }
        return unfit;
    }
}
