package org.stillcast.web;

import java.util.List;

import org.stillcast.status.DoneProject;
import org.stillcast.status.FailedProject;
import org.stillcast.status.Live;
import org.stillcast.status.RunningProject;
import org.stillcast.status.WaitingProject;

/**
 * All projects.
 *
 * @param failed the latest, with the begin of their reports
 * @param done the latest
 */
record Overview(
        List<WaitingProject> waiting,
        List<RunningProject> running,
        List<Live.Store> stores,
        List<FailedProject> failed,
        List<DoneProject> done) {
    static Overview of(Live live, Past past) {
        return new Overview(live.waiting(), live.running(), live.stores(), past.failed(), past.done());
    }

    /**
     * What has come of projects.
     *
     * @param failed with the begin of their reports
     */
    record Past(List<FailedProject> failed, List<DoneProject> done) {
        /** As many characters as a page shows of a report before it is asked for all. */
        private static final int MOST_OF_REPORT = 2_000;

        Past {
            failed = failed.stream().map(Past::shortened).toList();
            done = List.copyOf(done);
        }

        private static FailedProject shortened(FailedProject project) {
            String report = project.report();
            return report.length() <= MOST_OF_REPORT
                    ? project
                    : new FailedProject(project.name(), project.failed(), report.substring(0, MOST_OF_REPORT) + "…");
        }
    }
}
