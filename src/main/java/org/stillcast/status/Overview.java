package org.stillcast.status;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.stillcast.files.LockingDaemon;
import org.stillcast.files.OwnerLock;
import org.stillcast.inbox.Drop;
import org.stillcast.inbox.Inbox;
import org.stillcast.outbox.Outbox;
import org.stillcast.reception.Drops;
import org.stillcast.remote.WorkerState;
import org.stillcast.settings.Settings;

/**
 * All that can be seen of the work.
 *
 * @param daemon that works, in words, for those who ask from outside; empty if there is none
 * @param waiting what is in the inbox and not in work, first what is only queued, by priority
 * @param running what is in work
 * @param stores the disks that are written to
 * @param workers other machines that work for it; none unless it has a broker
 * @param failed what has failed, the latest first
 * @param done what is in the outbox, the latest first
 */
public record Overview(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String daemon,
        List<WaitingProject> waiting,
        List<RunningProject> running,
        List<Live.Store> stores,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WorkerState> workers,
        List<FailedProject> failed,
        List<DoneProject> done) {
    /** Returns what the daemon itself sees. */
    public static Overview of(Live live, Past past) {
        return of("", live, past);
    }

    private static Overview of(String daemon, Live live, Past past) {
        return new Overview(
                daemon, live.waiting(), live.running(), live.stores(), live.workers(), past.failed(), past.done());
    }

    /**
     * Looks from another program, by the folders alone.
     *
     * @param most projects that are done, or have failed, that are told of
     */
    public static Overview of(Settings settings, int most) throws IOException {
        Optional<LockingDaemon> daemon = OwnerLock.daemonOf(settings.inbox());
        Optional<Live> said = daemon.isPresent() ? new StatusFile(settings.temp()).read() : Optional.empty();
        Inbox inbox = new Inbox(settings.inbox(), Clock.systemUTC());
        return of(
                daemon.map(LockingDaemon::toString).orElse(""),
                said.isPresent() ? said.get() : unwatched(settings, inbox),
                new History(inbox, new Outbox(settings.outbox()), most).past());
    }

    /** What lies there, and what was said of it last. */
    private static Live unwatched(Settings settings, Inbox inbox) throws IOException {
        List<WaitingProject> waiting = new ArrayList<>();
        for (Drop drop : Drops.in(settings.inbox())) {
            String note = inbox.said(drop).orElse("");
            waiting.add(new WaitingProject(drop.name(), WaitingProject.Stage.WAITING, 0, note));
        }
        return new Live(waiting, List.of(), Stores.of(settings), List.of());
    }
}
