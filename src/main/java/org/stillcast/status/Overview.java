package org.stillcast.status;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.stillcast.files.LockingDaemon;
import org.stillcast.files.OwnerLock;
import org.stillcast.inbox.Drop;
import org.stillcast.inbox.Inbox;
import org.stillcast.outbox.Outbox;
import org.stillcast.reception.Drops;
import org.stillcast.settings.Settings;

/**
 * All that can be seen of the work from another program, by the folders alone.
 *
 * @param daemon that works, in words; empty if there is none
 * @param live what goes on
 * @param failed what has failed, the latest first
 * @param done what is in the outbox, the latest first
 */
public record Overview(String daemon, Live live, List<FailedProject> failed, List<DoneProject> done) {
    public Overview {
        failed = List.copyOf(failed);
        done = List.copyOf(done);
    }

    /**
     * Looks.
     *
     * @param most projects that are done, or have failed, that are told of
     */
    public static Overview of(Settings settings, int most) throws IOException {
        Optional<LockingDaemon> daemon = OwnerLock.daemonOf(settings.inbox());
        Optional<Live> said = daemon.isPresent() ? new StatusFile(settings.temp()).read() : Optional.empty();
        Inbox inbox = new Inbox(settings.inbox(), Clock.systemUTC());
        History history = new History(inbox, new Outbox(settings.outbox()), most);
        return new Overview(
                daemon.map(LockingDaemon::toString).orElse(""),
                said.isPresent() ? said.get() : unwatched(settings, inbox),
                history.failed(),
                history.done());
    }

    /** What lies there, and what was said of it last. */
    private static Live unwatched(Settings settings, Inbox inbox) throws IOException {
        List<WaitingProject> waiting = new ArrayList<>();
        for (Drop drop : Drops.in(settings.inbox())) {
            String note = inbox.said(drop).orElse("");
            waiting.add(new WaitingProject(drop.name(), WaitingProject.Stage.WAITING, 0, note));
        }
        return new Live(waiting, List.of(), Stores.of(settings));
    }
}
