package org.stillcast.cli;

import java.util.function.IntConsumer;

import org.stillcast.run.LastResort;

/**
 * The end of the program after an {@link Error}: a sentence, no ffmpeg left behind, and a status that a supervisor
 * restarts. Nothing is stopped in an orderly way and no shutdown hook is run, since nothing is known about the state of
 * what would do that; what is on the disk is fit for it at any moment. Safe for use by several threads at once.
 */
final class Halt implements LastResort, Thread.UncaughtExceptionHandler {
    private final IntConsumer process;

    /**
     * @param process is ended at once with an exit status
     */
    Halt(IntConsumer process) {
        this.process = process;
    }

    /** All threads but the first wait here, so that nobody goes on with what he believes. */
    @Override
    public synchronized void end(Error error) {
        try {
            say(error);
        } finally {
            end();
        }
    }

    private void end() {
        try {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        } finally {
            process.accept(ExitStatus.BROKEN);
        }
    }

    private static void say(Error error) {
        System.err.println(
                "stillcast: it cannot go on (%s) and ends; what is finished is kept, the next start goes on from it"
                        .formatted(error));
        error.printStackTrace();
    }

    /** Returns unless the program is ending: then an exit must not come first, with another status. */
    synchronized void letEnd() {}

    @Override
    @SuppressWarnings("CatchAndPrintStackTrace") // as Java itself does where there is nobody to hear of it
    public void uncaughtException(Thread thread, Throwable fault) {
        if (fault instanceof Error error) {
            end(error);
        } else {
            System.err.printf("Exception in thread \"%s\" ", thread.getName());
            fault.printStackTrace();
        }
    }
}
