package org.stillcast.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.faults.FaultyFileSystem;
import org.stillcast.faults.Operation;
import org.stillcast.files.Fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

/** An inbox in which somebody does something, or whose disk fails, at a moment of what the program does. */
abstract class DisturbedInbox {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T09:08:07.065Z"), ZoneOffset.UTC);

    @TempDir
    Path temp;

    /** Its folder, as people see it; {@link #files} is what the program sees. */
    Path folder;

    FaultyFileSystem files;
    Inbox inbox;

    /** Texts that are to be there in the end. */
    final Set<String> kept = new TreeSet<>();

    private int inboxes;

    @BeforeEach
    void makeInbox() throws IOException {
        folder = temp.resolve("inbox" + inboxes++);
        files = new FaultyFileSystem();
        inbox = new Inbox(files.wrap(folder), CLOCK);
        inbox.prepare();
        kept.clear();
    }

    /** Writes a file whose text is to be there in the end. */
    Path keep(Path file, String text) throws IOException {
        kept.add(text);
        return Files.writeString(file, text);
    }

    /** What the program does with what was dropped. */
    enum Deed {
        ACCEPT,
        REJECT;

        void run(Inbox inbox, Path manifest, String sha256) throws IOException {
            if (this == ACCEPT) {
                inbox.accept(manifest, sha256);
            } else {
                inbox.reject(manifest, Optional.of(sha256), List.of("/image: is missing"));
            }
        }
    }

    /** What somebody does at a moment, if it is the right one; it may throw what the disk is to answer. */
    @FunctionalInterface
    interface Disturbance {
        void at(int moment, Operation operation, Path path) throws IOException;
    }

    /**
     * Does a deed, and returns how many moments there were.
     *
     * @param brokenFrom moment at which all begins to fail, as when the share goes away or the program is killed
     */
    int run(Deed deed, Path manifest, int brokenFrom, Disturbance disturbance) throws IOException {
        String sha256 = Fingerprint.ofFile(manifest);
        AtomicInteger count = new AtomicInteger();
        files.inject((operation, path) -> {
            int moment = count.incrementAndGet();
            disturbance.at(moment, operation, path);
            if (moment >= brokenFrom) {
                throw unsupported(path);
            }
        });
        try {
            deed.run(inbox, files.wrap(manifest), sha256);
        } catch (IOException e) {
            assertThat(brokenFrom).as("nothing else can fail: %s", e).isLessThan(Integer.MAX_VALUE);
        } finally {
            files.heal();
        }
        return count.get();
    }

    static IOException unsupported(Path path) {
        return new NotLinkException(path.toString(), null, "Operation not supported");
    }
}
