package org.stillcast.status;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.stillcast.inbox.Drop;
import org.stillcast.inbox.Inbox;
import org.stillcast.reception.Drops;

/**
 * Takes what is not wanted any more out of the inbox, whether or not it is in work.
 *
 * @param folder the inbox
 * @param inbox moves what is in it
 */
public record Canceller(Path folder, Inbox inbox) {
    /**
     * What was taken out.
     *
     * @param name by which it was dropped
     * @param aside where it is now
     */
    public record Cancelled(String name, Path aside) {}

    /**
     * Cancels something.
     *
     * @param name of what was dropped, with or without the ending of a manifest's file, or the id of a project in work
     * @param running what is in work
     * @return empty if there is nothing of that name, or it has just ended
     */
    public Optional<Cancelled> cancel(String name, List<RunningProject> running) throws IOException {
        Optional<Drop> meant = find(name, running);
        if (meant.isEmpty()) {
            return Optional.empty();
        }
        return inbox.cancel(meant.get()).map(aside -> new Cancelled(meant.get().name(), aside));
    }

    private Optional<Drop> find(String name, List<RunningProject> running) throws IOException {
        List<Drop> drops = Drops.in(folder);
        return Drops.find(drops, name)
                .or(() -> running.stream()
                        .filter(project -> project.id().equalsIgnoreCase(name))
                        .flatMap(project -> Drops.find(drops, project.name()).stream())
                        .findFirst());
    }
}
