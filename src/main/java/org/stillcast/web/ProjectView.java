package org.stillcast.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.stillcast.inbox.InboxName;
import org.stillcast.status.DoneProject;
import org.stillcast.status.FailedProject;
import org.stillcast.status.Live;
import org.stillcast.status.RunningProject;
import org.stillcast.status.WaitingProject;

/**
 * All that is known by a name: one that is published may be in work again, and one that has failed may wait again.
 *
 * @param name that was asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProjectView(
        String name,
        @Nullable WaitingProject waiting,
        @Nullable RunningProject running,
        @Nullable FailedProject failed,
        @Nullable DoneProject done) {

    /**
     * Returns what is known by a name; empty if nothing is.
     *
     * @param name of what was dropped, with its ending or without, or the id of a project
     */
    static Optional<ProjectView> of(String name, Live live, List<FailedProject> failed, List<DoneProject> done) {
        ProjectView view = new ProjectView(
                name,
                first(live.waiting(), WaitingProject::name, name),
                first(live.running(), project -> project.id().equals(name) ? name : project.name(), name),
                first(failed, FailedProject::name, name),
                first(done, project -> project.id().equals(name) ? name : project.name(), name));
        return Optional.of(view).filter(Predicate.not(ProjectView::isEmpty));
    }

    private static <T> @Nullable T first(List<T> projects, Function<T, String> nameOf, String name) {
        Predicate<T> exact = project -> nameOf.apply(project).equals(name);
        Predicate<T> near = project -> InboxName.stem(nameOf.apply(project)).equals(InboxName.stem(name));
        return projects.stream()
                .filter(exact)
                .findFirst()
                .or(() -> projects.stream().filter(near).findFirst())
                .orElse(null);
    }

    private boolean isEmpty() {
        return waiting == null && running == null && failed == null && done == null;
    }
}
