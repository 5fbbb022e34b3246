package org.stillcast.reception;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.files.FileTrouble;
import org.stillcast.files.FolderProbe;
import org.stillcast.retry.BackOff;
import org.stillcast.text.Words;

/**
 * Keeps all manifests waiting while the folders that every project needs cannot be written, as when the disk is full.
 * Says so once, and once when it is over. Safe for use by several threads at once: one of them tries the folders, and
 * the others go by what is known.
 */
final class IntakePause {
    private static final Logger LOG = LoggerFactory.getLogger(IntakePause.class);

    private static final Words WORDS = Words.of(IntakePause.class);
    private static final Words ENGLISH = Words.english(IntakePause.class);

    private final List<Path> folders;
    private final BackOff backOff = new BackOff(BackOff.Policy.FOLDERS);
    private boolean paused;
    private String reason = "";
    private boolean checking;

    /**
     * @param folders that have to be writable
     */
    IntakePause(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** Tries the folders again if nothing may be begun, and it is time for that. */
    void tryAgain(Instant now) {
        if (isTryDue(now)) {
            check(now);
        }
    }

    private synchronized boolean isTryDue(Instant now) {
        return paused && backOff.isOver(now);
    }

    /** Tells whether nothing may be begun, as far as the folders were tried. */
    synchronized boolean isOn() {
        return paused;
    }

    /** Returns why nothing may be begun now, and what to do about it, for people; empty if it may. */
    synchronized Optional<String> reason() {
        return Optional.of(reason).filter(any -> paused);
    }

    /** Tries the folders. */
    void check(Instant now) {
        if (!beginCheck()) {
            return;
        }
        try {
            settle(findFault(), now);
        } finally {
            endCheck();
        }
    }

    private synchronized void settle(Optional<Fault> fault, Instant now) {
        if (fault.isPresent()) {
            begin(fault.get(), now);
        } else {
            end();
        }
    }

    private synchronized void endCheck() {
        checking = false;
    }

    private synchronized boolean beginCheck() {
        boolean begins = !checking;
        checking = true;
        return begins;
    }

    /**
     * What keeps a folder from being written.
     *
     * @param isThere whether the folder is
     */
    private record Fault(Path folder, boolean isThere, String reason) {
        String in(Words language) {
            return isThere ? language.say("pause-no-write", folder, reason) : language.say("pause-gone", folder);
        }
    }

    private Optional<Fault> findFault() {
        for (Path folder : folders) {
            try {
                FolderProbe.write(folder);
            } catch (IOException e) {
                return Optional.of(new Fault(folder, Files.isDirectory(folder), FileTrouble.reason(e)));
            }
        }
        return Optional.empty();
    }

    private void begin(Fault fault, Instant now) {
        if (!paused) {
            LOG.error("Intake is paused: {}; it goes on by itself when that works again", fault.in(ENGLISH));
        }
        paused = true;
        reason = fault.in(WORDS);
        backOff.begin(now);
    }

    private void end() {
        if (paused) {
            LOG.info("Intake goes on");
        }
        paused = false;
        backOff.forget();
    }
}
